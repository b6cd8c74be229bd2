"""Cuts the body open on command, and ties the bar over the picture to the state."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from meshes.library import SurfaceMesh
from viewer.features.cut.bar import CutBar
from viewer.overlay.overlay import Overlay
from viewer.scene.scene import Scene
from viewer.state import edits
from viewer.state.cut import AXES, FREE, Cut, Triple, axis_along, through
from viewer.state.levels import Levels, middle
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.viewport.camera_control import CameraControl

USUAL = "l3_vertebra"  # is cut where nothing is selected
MERGE = "cut"
TRANSVERSE = "transverse"


class CutControl(QObject):
    """Opens, moves and closes the cut.

    Args:
        store: owner of the state.
        scene: where the eye is, and the cut faces.
        camera: flies to them.
        meshes: the structures by key.
        names: their English names.
        surroundings: keys that do not count for how far the plane can go.

    Attributes:
        from_head: a cut across the body is faced from the head, not from the feet as scans are.
    """

    def __init__(
        self,
        store: Store,
        scene: Scene,
        camera: CameraControl,
        meshes: Mapping[str, SurfaceMesh],
        *,
        names: Mapping[str, str],
        surroundings: frozenset[str],
    ) -> None:
        super().__init__(store)
        self._store, self._scene, self._camera = store, scene, camera
        self._meshes, self._names = meshes, names
        self._levels = Levels(meshes)
        self._body = tuple(key for key in meshes if key not in surroundings)
        self._last: Cut | None = None
        self.from_head = False

    def show_over(self, view: QWidget, overlay: Overlay, actions: Mapping[str, QAction]) -> None:
        """Lay the bar over the picture."""
        self.bar = CutBar(view, actions)
        overlay.lay_below(self.bar)
        self.bar.moved.connect(self._move_to)
        self.bar.turned.connect(self._turn_to)
        self.bar.released.connect(self._store.end_merge)
        self._overlay = overlay
        overlay.came_back.connect(lambda: self.bar.setVisible(self._cut is not None))
        self._store.changed.connect(self._on_changed)

    @property
    def kind(self) -> str | None:
        """The kind of the cut that there is."""
        return self._cut.kind if self._cut else None

    @property
    def _cut(self) -> Cut | None:
        return self._store.state.cut

    def toggle(self) -> None:
        """Cut through what is selected, else where it was last cut; or make whole again."""
        if self._cut is not None:
            self._edit("Close the cut", None)
        elif self._store.state.current is not None or self._last is None:
            self.here()
        else:
            self._edit("Cut", self._last)

    def here(self) -> None:
        """Cut through the middle of the selected structure, as it was cut before."""
        before = self._cut or self._last or through((0.0, 0.0, 0.0), "transverse")
        point = self._anchor()
        key = self._store.state.current or USUAL
        label = f"Cut {self._names[key]}" if key in self._names else "Cut"
        self._edit(label, through(point, before.kind, before.axis))
        self._bring_into_sight(point)

    def _bring_into_sight(self, point: Triple) -> None:
        """A cut beyond the edge of the picture would leave nothing to be seen."""
        if not all(0.0 < part < 1.0 for part in self._scene.to_picture(np.asarray(point))):
            self._camera.fly_to(self._store.state.selected or self._camera.home)

    def take(self, kind: str) -> None:
        """Cut another way; a free cut faces the eye."""
        axis = AXES.get(kind)
        if axis is None:
            axis = _triple(self._scene.pose.direction)
        self._edit(f"Cut {kind}", through(self._anchor(), kind, axis))

    def flip(self) -> None:
        """Take the other side away."""
        if self._cut is not None:
            self._edit("Flip the cut", self._cut.flip())
            self.from_head = self._is_across and not self._cut.flipped

    def shift(self, mm: float) -> None:
        """Move the plane along its axis."""
        if self._cut is not None:
            low, high = self._reach(self._cut)
            offset = min(max(self._cut.offset + mm, low), high)
            self._edit("Move the cut", self._cut.at(offset), merge=True)

    @property
    def _is_across(self) -> bool:
        return self._cut is not None and self._cut.kind == TRANSVERSE

    def is_seen_from(self, end: str) -> bool:
        """Whether a cut across the body is open towards one end, "head" or "feet"."""
        return self._cut is not None and self._is_across and self._cut.flipped is (end == "feet")

    def face_from(self, end: str) -> None:
        """Look at a cut across the body from one end, "head" or "feet"."""
        self.from_head = end == "head"
        self.face()

    def face(self) -> None:
        """Look straight at the cut; at one across the body from the end that is wanted."""
        if self._cut is not None and self._is_across and self._cut.flipped is self.from_head:
            end = "head" if self.from_head else "feet"
            self._edit(f"See the cut from the {end}", self._cut.flip())
        if self._cut is not None:
            box = self._scene.cutting.bounds(self._camera.home)
            self._camera.face(box, *self._cut.seen_from)

    def _anchor(self) -> Triple:
        key = self._store.state.current or USUAL
        if key not in self._meshes:
            return _triple(self._scene.bounds(self._body).mean(axis=0))
        return _triple(self._middle(key))

    def _middle(self, key: str) -> NDArray[np.float64]:
        """(3,) mm: the middle of a structure in the pose of the body."""
        standing = middle(self._meshes[key])[None]
        carried, _ = self._scene.moving.carried(key, standing, standing)
        return np.asarray(carried[0])

    @property
    def _is_upright(self) -> bool:
        return USUAL not in self._meshes or np.allclose(
            self._middle(USUAL), middle(self._meshes[USUAL]), atol=1.0
        )

    def _move_to(self, offset: int) -> None:
        if self._cut is not None:
            self._edit("Move the cut", self._cut.at(float(offset)), merge=True)

    def _turn_to(self, azimuth: int, elevation: int) -> None:
        """Turn a free cut about the middle of what is selected."""
        if self._cut is not None:
            turned = through(self._anchor(), FREE, axis_along(azimuth, elevation))
            self._edit("Turn the cut", turned.flip() if self._cut.flipped else turned, merge=True)

    def _edit(self, label: str, cut: Cut | None, *, merge: bool = False) -> None:
        new = edits.cut_open(self._store.state, cut)
        self._store.edit(label, new, merge=f"{MERGE} {label}" if merge else None)

    def _reach(self, cut: Cut) -> tuple[int, int]:
        """How far the plane can go along its axis, mm."""
        axis, box = np.asarray(cut.axis), self._scene.bounds(self._body)
        along, reach = float(axis @ box.mean(axis=0)), float(np.abs(axis) @ np.ptp(box, axis=0)) / 2
        return int(np.ceil(along - reach)), int(np.floor(along + reach))

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        watched = ("cut", "selected", "pose", "foot")
        if old.cut is None and new.cut is None:
            return
        if all(getattr(old, name) == getattr(new, name) for name in watched):
            return
        if new.cut is None:
            self.bar.put_away()
        else:
            self._last = new.cut
            turned = new.cut.angles if new.cut.kind == FREE else None
            words = self._levels.words(new.cut, upright=self._is_upright)
            reach, across = self._reach(new.cut), new.cut.kind == TRANSVERSE
            self.bar.show_cut(round(new.cut.offset), reach, words, turned, across=across)
        lost = self._lost(new)
        self.bar.show_note(f"{lost} lies in what is cut away." if lost else "")
        if (old.cut and old.cut.kind) != (new.cut and new.cut.kind) or not self.bar.fits:
            self._overlay.place()

    def _lost(self, state: ViewState) -> str | None:
        """Name of the structure that the card explains, where nothing is left of it to be seen."""
        if state.cut is None or state.current is None:
            return None
        name, origin = self._names[state.current], np.asarray(state.cut.origin, np.float32)
        height = self._scene.moving.meshes[state.current].vertices - origin
        gone = bool(np.all(height @ np.asarray(state.cut.normal, np.float32) > 0.0))
        return name[:1].upper() + name[1:] if gone else None


def _triple(point: NDArray[np.float64]) -> Triple:
    return float(point[0]), float(point[1]), float(point[2])
