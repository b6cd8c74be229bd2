"""Labels in step with the state: which pins are named, where, and which of them fade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from annotations.structures.landmarks import Landmark
from meshes.library import SurfaceMesh
from viewer.features.labels.attachments import attachment_pins
from viewer.features.labels.carrying import carried
from viewer.features.labels.choice import chosen_pins, left_standing
from viewer.features.labels.cover import covered_pins, turned_away
from viewer.features.labels.layer import Label, LabelLayer
from viewer.features.labels.placing import Area, Placed, Wish, place
from viewer.looks.theme import Theme
from viewer.scene.camera import projected
from viewer.scene.name_pins import face_pin, is_faced, name_pin
from viewer.scene.pins import Pin, read_pins
from viewer.scene.scene import Scene
from viewer.state import edits
from viewer.state.cut import Cut
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.viewport.viewport import Viewport

MARGIN = 10.0
ROOM_AT_ONE = 640.0  # pixels of width that labels in the usual size need
LOOK_EVERY_MS = 200


class Labelling(QObject):
    """Owns the layer of labels.

    Signals:
        room_wanted(float): pixels at the sides that the columns of labels take together.
    """

    room_wanted = Signal(float)

    def __init__(
        self, viewport: Viewport, scene: Scene, store: Store, names: Mapping[str, str]
    ) -> None:
        super().__init__(viewport)
        self._viewport, self._scene, self._store, self._names = viewport, scene, store, names
        self._landmarks: Sequence[Landmark] = ()
        self._meshes: Mapping[str, SurfaceMesh] = {}
        self._pins: tuple[Pin, ...] = ()
        self._points = np.zeros((0, 3))
        self._normals = np.zeros((0, 3))
        self._covered: frozenset[str] = frozenset()
        self._room_below = self._corner = 0.0
        self._look: tuple[Theme, float] | None = None
        self.layer = LabelLayer(viewport)
        self.layer.lower()
        viewport.label_at = self.layer.id_at
        viewport.label_clicked.connect(self.choose)
        viewport.pose_changed.connect(self._on_moved)
        viewport.installEventFilter(self)
        store.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look_for_cover)

    def pin_on(self, landmarks: Sequence[Landmark], meshes: Mapping[str, SurfaceMesh]) -> None:
        """Take the named places and the meshes on which they lie."""
        self._landmarks, self._meshes = landmarks, meshes

    @cached_property
    def pins(self) -> tuple[Pin, ...]:
        """All pins of the body; found when labels are first wanted."""
        return read_pins(self._landmarks, self._meshes)

    @cached_property
    def _attached(self) -> tuple[Pin, ...]:
        return attachment_pins(self._meshes, self._names)

    @property
    def is_settled(self) -> bool:
        """What lies before the pins is known for the picture that is shown."""
        return not self._timer.isActive()

    def set_look(self, theme: Theme, scale: float) -> None:
        self._look = (theme, scale)
        self._fit()

    def _fit(self) -> None:
        """Labels grow with the text, as far as two columns and the model have room."""
        if self._look is not None:
            theme, scale = self._look
            room = max(1.0, self._viewport.width() / ROOM_AT_ONE)
            self.layer.set_look(theme, min(scale, room))
            self.place()

    def leave_room_below(self, pixels: float) -> None:
        """Keep the lower edge free for what floats over the picture there."""
        self._room_below = pixels
        self.place()

    def leave_corner(self, pixels: float) -> None:
        """Keep the upper right corner free likewise."""
        self._corner = pixels
        self.place()

    def go_to(self, landmark: str, structures: Sequence[str]) -> Pin | None:
        """Call up the labels of the structures and choose the one of a landmark."""
        pin = next(
            (p for p in self.pins if p.landmark == landmark and p.structure in structures), None
        )
        if pin is None:
            return None
        state = self._store.state
        amount = "selected" if state.labels == "none" else state.labels
        state = edits.choose_pin(replace(state, labels=amount), pin.id, pin.structure)
        self._store.show(state)
        return pin

    def choose(self, pin_id: str) -> None:
        """Take a pin in hand; the structure that it stands on is selected."""
        pin = next((pin for pin in self._pins if pin.id == pin_id), None)
        if pin is not None:
            self._store.show(edits.choose_pin(self._store.state, pin.id, pin.structure))

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) of the labels that are shown."""
        shown = [label.placed.id for label in self.layer.labels]
        if not shown:
            return
        now = self._store.state.pin
        place_now = shown.index(now) + by if now in shown else (0 if by > 0 else -1)
        self.choose(shown[place_now % len(shown)])

    def reveal_next(self) -> None:
        """Name the chosen label; when it has its name already, choose the next and name that."""
        state = self._store.state
        if state.pin is None or state.all_revealed or state.pin in state.revealed:
            self.step(1)
            state = self._store.state
        if state.pin is not None:
            self._store.show(edits.reveal(state, (state.pin,)))

    def reveal_all(self) -> None:
        self._store.show(edits.reveal_all(self._store.state))

    # ------------------------------------------------------------- what has changed

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        if _what_is_shown(old) != _what_is_shown(new):
            self._choose_pins()
            if (old.labels, old.attachments) != (new.labels, new.attachments):
                self._ask_for_room(new)
            if self._pins and not self._timer.isActive():
                self._timer.start()
        elif old.numbered != new.numbered:
            self._ask_for_room(new)
            self.place()
        elif _what_is_said(old) != _what_is_said(new):
            self.place()

    def _on_moved(self) -> None:
        if self._pins:
            self.place()
            if not self._timer.isActive():
                self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.layer.resize(self._viewport.size())
            self._fit()
            self._on_moved()
        return False

    def _choose_pins(self) -> None:
        state = self._store.state
        if state.labels == "none" and not state.attachments:
            self._pins = ()
        else:
            named = [] if state.labels == "none" else self._name_pins(state)
            left = left_standing(self._carried(self.pins), state)
            attached = left_standing(self._carried(self._attached), state)
            self._pins = chosen_pins(left, named, attached, state, self._covered)
        self._points = np.array([pin.point for pin in self._pins]).reshape(-1, 3)
        self._normals = np.array([pin.normal for pin in self._pins]).reshape(-1, 3)
        self.place()

    def _carried(self, pins: Iterable[Pin]) -> list[Pin]:
        """The pins in the pose of the body."""
        moving = self._scene.moving
        return list(pins) if moving.is_standing else carried(pins, moving.carried)

    def _name_pins(self, state: ViewState) -> list[Pin]:
        pins = (self._name_pin(key, state.cut) for key in self._named(state))
        return [pin for pin in pins if pin is not None]

    def _name_pin(self, key: str, cut: Cut | None) -> Pin | None:
        name, direction = self._names[key], self._scene.pose.direction
        if cut is not None and is_faced(cut, direction):
            place = self._scene.cutting.middle_of_face(key)
            if place is not None:
                return face_pin(key, name, place, cut)
        return name_pin(key, name, self._scene.moving.meshes[key], direction, cut)

    def _named(self, state: ViewState) -> Iterator[str]:
        """Structures whose own name is a label: the selected, the muscles, all that is cut."""
        for key in self._meshes:
            worth = "tendon" in self._meshes[key].attributes or key in self._scene.cutting.faces
            if key in state.selected or (
                state.labels == "all" and worth and key not in state.hidden
            ):
                yield key

    def _look_for_cover(self) -> None:
        """Ask the picker which pins something lies before."""
        if not self._pins:
            return
        size = self._viewport.width(), self._viewport.height()
        standing = self._carried((*self.pins, *self._attached))
        self._covered = covered_pins(self._scene, (*standing, *self._pins), size)
        self._choose_pins()

    def _ask_for_room(self, state: ViewState) -> None:
        """All labels want the sides to themselves; a few may lie on the picture."""
        number = "00  " if state.numbered else ""
        widths = [self.layer.box_width(f"{number}{pin.name}") for pin in self._pins]
        columns = 2.0 * (max(widths, default=0.0) + MARGIN)
        many = state.labels == "all" or state.attachments
        self.room_wanted.emit(columns if many else 0.0)

    # ---------------------------------------------------------------------- drawing

    def place(self) -> None:
        """Put the labels where the camera and the room ask for them."""
        if not self._pins:
            self.layer.show_labels(())
            return
        state, pose = self._store.state, self._scene.pose
        width, height = float(self._viewport.width()), float(self._viewport.height())
        at = projected(pose, self._points, width, height)
        away = turned_away(pose, self._points, self._normals)
        texts = self._texts(state)
        wishes = [
            Wish(pin.id, (float(x), float(y)), self.layer.box_width(texts[pin.id]))
            for pin, (x, y, _) in zip(self._pins, at, strict=True)
        ]
        area = Area(MARGIN, MARGIN, width - MARGIN, height - self._room_below, self._corner)
        faded = self._covered | {p.id for p, back in zip(self._pins, away, strict=True) if back}
        self.layer.show_labels(
            [
                Label(placed, texts[placed.id], placed.id in faded, placed.id == state.pin)
                for placed in self._placed(wishes, area)
            ]
        )

    def _placed(self, wishes: Sequence[Wish], area: Area) -> tuple[Placed, ...]:
        return place(wishes, area, self.layer.box_height)

    def _texts(self, state: ViewState) -> dict[str, str]:
        if not state.numbered:
            return {pin.id: pin.name for pin in self._pins}
        return {
            pin.id: f"{number}  {pin.name}"
            if state.all_revealed or pin.id in state.revealed
            else str(number)
            for number, pin in enumerate(self._pins, start=1)
        }


def _what_is_said(state: ViewState) -> tuple[object, ...]:
    """The part of the state on which the names of the labels hang."""
    return state.revealed, state.all_revealed, state.pin


def _what_is_shown(state: ViewState) -> tuple[object, ...]:
    """The part of the state on which the choice of labels hangs."""
    return (
        state.labels,
        state.attachments,
        state.selected,
        state.hidden,
        state.cut,
        state.pose,
        state.foot,
    )
