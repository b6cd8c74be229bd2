"""Where a structure is really to be seen, worked out from the meshes and not by the picker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from meshes.library import SurfaceMesh
from viewer.app import App

CELL = 4  # widget pixels along the edge of a cell of the depth map


class VisiblePixels:
    """A coarse depth map of all vertices that are drawn."""

    def __init__(self, app: App, meshes: Mapping[str, SurfaceMesh]) -> None:
        self._app = app
        self._meshes = meshes

    def of(self, key: str) -> QPoint:
        """A pixel of the widget in the middle of a patch where `key` alone is in front."""
        shown = [other for other in self._meshes if other not in self._app.store.state.hidden]
        mine = self._owners(shown) == shown.index(key)
        assert mine.any(), f"{key} is nowhere to be seen"
        return _middle(mine & self._bare())

    def _bare(self) -> NDArray[np.bool_]:
        """The cells on which nothing floats that takes clicks for itself."""
        view = self._app.viewport
        bare = np.ones((view.height() // CELL + 1, view.width() // CELL + 1), dtype=bool)
        for child in view.children():
            if not isinstance(child, QWidget) or not child.isVisible():
                continue
            if child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
                continue
            left, top, right, bottom = (side // CELL for side in child.geometry().getCoords())
            bare[max(0, top) : bottom + 1, max(0, left) : right + 1] = False
        return bare

    def of_both(self, front: str, behind: str) -> QPoint:
        """A pixel where `front` is in front of all that is shown, and `behind` lies behind it."""
        shown = [other for other in self._meshes if other not in self._app.store.state.hidden]
        rest = [other for other in shown if other != front]
        covered = self._owners(shown) == shown.index(front)
        return _middle(covered & (self._owners(rest) == rest.index(behind)))

    def _owners(self, names: Sequence[str]) -> NDArray[np.int64]:
        """Which of the structures is in front in each cell, -1 where none is."""
        view, pose = self._app.viewport, self._app.viewport.pose
        shape = (view.height() // CELL + 1, view.width() // CELL + 1)
        nearest = np.full(shape, -np.inf)
        owner = np.full(shape, -1)
        for index, key in enumerate(names):
            column, row, depth = self._projected(self._dense(self._meshes[key]))
            inside = (row >= 0) & (row < shape[0]) & (column >= 0) & (column < shape[1])
            for r, c, d in zip(row[inside], column[inside], depth[inside], strict=True):
                if d > nearest[r, c]:
                    nearest[r, c], owner[r, c] = d, index
        assert np.isfinite(pose.distance)
        return owner

    @staticmethod
    def _dense(mesh: SurfaceMesh) -> NDArray[np.float64]:
        """Vertices and the middles of triangles, so that no cell in front stays empty."""
        corners = mesh.vertices[mesh.faces].astype(np.float64)
        return np.concatenate([corners.mean(axis=1), mesh.vertices.astype(np.float64)])

    def _projected(
        self, points: NDArray[np.float64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        view, pose = self._app.viewport, self._app.viewport.pose
        away = points - pose.eye
        depth = away @ pose.direction  # negative in front of the eye, larger is nearer
        reach = pose.distance if pose.parallel else -depth
        scale = view.height() / (2.0 * np.tan(np.radians(26.0 / 2.0)) * reach)
        x = view.width() / 2.0 + (away @ pose.right) * scale
        y = view.height() / 2.0 - (away @ pose.view_up) * scale
        return (x // CELL).astype(int), (y // CELL).astype(int), depth


def _middle(mine: NDArray[np.bool_]) -> QPoint:
    """The cell nearest to the middle of a patch, away from its edges."""
    inner = mine.copy()
    for down, right in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)):
        inner &= np.roll(mine, (down, right), (0, 1))
    rows, columns = np.nonzero(inner)
    assert rows.size, "the patch is too small to click at"
    best = int((np.abs(rows - rows.mean()) + np.abs(columns - columns.mean())).argmin())
    return QPoint(int(columns[best]) * CELL + CELL // 2, int(rows[best]) * CELL + CELL // 2)
