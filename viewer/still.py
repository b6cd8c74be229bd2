"""Draws one labelled still picture of the scene."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from meshes.library import SurfaceMesh
from viewer.scene.camera import STANDARD_VIEWS, fitted
from viewer.scene.graphics import off_screen_plotter
from viewer.scene.scene import Scene
from viewer.state import ViewState

TEXT_SHARE = 0.026  # text height as a share of the picture's height
_INK, _PAPER = QColor("#1B2229"), QColor("#FFFFFF")


def draw_labelled(
    meshes: Mapping[str, SurfaceMesh],
    state: ViewState,
    names: Mapping[str, str],
    *,
    home: tuple[str, ...],
    view: str,
    size: tuple[int, int],
) -> QImage:
    """The scene from a standard view, the selected structures outlined and named.

    Raises:
        ViewerError: nothing can be drawn on this machine.
    """
    application = QGuiApplication.instance() or QGuiApplication(["psoas-viewer"])
    scene = Scene(off_screen_plotter(*size), meshes)
    try:
        scene.apply(ViewState(), state)
        keys = tuple(dict.fromkeys((*home, *state.selected)))
        scene.pose = fitted(scene.bounds(keys), size[0] / size[1], *STANDARD_VIEWS[view])
        pixels = scene.render(*size, still=True)
        image = QImage(pixels.data, *size, 4 * size[0], QImage.Format.Format_RGBX8888)
        picture = image.flipped(Qt.Orientation.Vertical)
        anchors = {names[key]: _anchor(scene, meshes[key], size) for key in state.selected}
    finally:
        scene.close()
    _label(picture, anchors)
    del application
    return picture


def _anchor(scene: Scene, mesh: SurfaceMesh, size: tuple[int, int]) -> QPointF:
    """The vertex in front that lies nearest to the middle of the structure in the picture."""
    middle = mesh.vertices.mean(axis=0)
    towards = mesh.vertices @ scene.pose.direction.astype(np.float32)
    off_axis = np.linalg.norm(mesh.vertices - middle, axis=1) - 0.5 * (towards - towards.min())
    u, v = scene.to_picture(mesh.vertices[int(off_axis.argmin())].astype(np.float64))
    return QPointF(u * size[0], (1.0 - v) * size[1])


def _label(picture: QImage, anchors: Mapping[str, QPointF]) -> None:
    """Names in the margins, in the order of their places, joined to them by lines."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont()
    font.setPixelSize(max(12, round(TEXT_SHARE * picture.height())))
    painter.setFont(font)
    for on_left in (True, False):
        side = [
            (name, at) for name, at in anchors.items() if (at.x() < picture.width() / 2) == on_left
        ]
        side.sort(key=lambda item: item[1].y())
        _label_side(painter, side, picture.width(), on_left=on_left)
    painter.end()


def _label_side(
    painter: QPainter, side: list[tuple[str, QPointF]], width: int, *, on_left: bool
) -> None:
    metrics = painter.fontMetrics()
    pad, lowest = metrics.height() * 0.4, 0.0
    for name, at in side:
        box_size = (metrics.horizontalAdvance(name) + 2 * pad, metrics.height() + pad)
        left = 0.04 * width if on_left else 0.96 * width - box_size[0]
        top = max(at.y() - box_size[1] / 2, lowest)
        box = QRectF(left, top, *box_size)
        lowest = box.bottom() + pad
        edge = QPointF(box.right() if on_left else box.left(), box.center().y())
        painter.setPen(QPen(_INK, max(1.5, pad / 5)))
        painter.drawLine(edge, at)
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(box, pad / 2, pad / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        painter.setBrush(_INK)
        painter.drawEllipse(at, pad / 2.5, pad / 2.5)
