"""Labels in step with the state: which pins are named, and where their names stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from viewer.features.labels import watched
from viewer.features.labels.body import Body
from viewer.features.labels.choice import NOTHING, Chosen, InSight, at_most, chosen_pins
from viewer.features.labels.layer import Label, LabelLayer
from viewer.features.labels.placing import Area, Placed, Wish, place
from viewer.features.labels.sight import turned_away
from viewer.scene.camera import projected
from viewer.scene.pins import Pin
from viewer.scene.scene import Scene
from viewer.state import edits
from viewer.state.quiz import is_named, number_of
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.styles.theme import Theme
from viewer.viewport.viewport import Viewport

MARGIN = 10.0
ROOM_AT_ONE = 640.0  # pixels of width that labels in the usual size need
REST_MS = 200  # after which what moved has come to rest
NONE = Chosen((), frozenset(), 0, 0)


class Labelling(QObject):
    """Owns the layer of labels.

    Args:
        viewport: they lie over it.
        scene: says where the eye is.
        store: owner of the state.
        body: all that could be labelled.
        groups: key -> group of every structure.

    Signals:
        room_wanted(float): pixels at the sides that the columns of labels take together.
        chosen_anew(): other pins are labelled, or could be.
    """

    room_wanted = Signal(float)
    chosen_anew = Signal()

    def __init__(
        self,
        viewport: Viewport,
        scene: Scene,
        store: Store,
        body: Body,
        groups: Mapping[str, str],
    ) -> None:
        super().__init__(viewport)
        self._viewport, self._scene, self._store = viewport, scene, store
        self._body, self._groups = body, groups
        self._sight = NOTHING
        self._room_below = self._corner = self._side = 0.0
        self._most: int | None = None
        self._look: tuple[Theme, float] | None = None
        self.layer = LabelLayer(viewport)
        self.layer.lower()
        self._take(NONE)
        viewport.label_at = self.layer.id_at
        viewport.label_clicked.connect(self.choose)
        viewport.pose_changed.connect(self._on_moved)
        viewport.installEventFilter(self)
        store.changed.connect(self._on_changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_settled(self) -> bool:
        """What is seen of the pins is known for the picture that is shown."""
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

    def show_at_most(self, most: int | None) -> None:
        """Only so many labels, and none on what is covered; None for as many as there are."""
        differs, self._most = most != self._most, most
        if differs and watched.wants(self._store.state):
            self.look()

    def leave_room_below(self, pixels: float) -> None:
        """Keep the lower edge free for what floats over the picture there."""
        self._room_below = pixels
        self.place()

    def leave_corner(self, pixels: float) -> None:
        """Keep the upper right corner free likewise."""
        self._corner = pixels
        self.place()

    def leave_sides(self, pixels: float) -> None:
        """Keep both sides free likewise."""
        self._side = pixels
        self.place()

    def go_to(self, landmark: str, structures: Sequence[str]) -> Pin | None:
        """Call up the labels of the structures and choose the one of a landmark."""
        pin = next(
            (
                p
                for p in self._body.landmarks
                if p.landmark == landmark and p.structure in structures
            ),
            None,
        )
        if pin is None:
            return None
        state = self._store.state
        amount = state.labels if state.labels in ("landmarks", "all") else "selected"
        state = edits.choose_pin(replace(state, labels=amount), pin.id, pin.structure)
        self._store.show(state)
        return pin

    def choose(self, pin_id: str) -> None:
        """Take a pin in hand and select its structure; while a class is asked, name it."""
        state = self._store.state
        if state.numbered:
            number = number_of(state, pin_id)
            self._store.edit(f"Name number {number}", edits.reveal(state, (pin_id,)))
            return
        pin = next((pin for pin in self._pins if pin.id == pin_id), None)
        if pin is not None:
            self._store.show(edits.choose_pin(state, pin.id, pin.structure))

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) of the labels that are shown."""
        shown = [label.placed.id for label in self.layer.labels]
        if not shown:
            return
        now = self._store.state.pin
        place_now = shown.index(now) + by if now in shown else (0 if by > 0 else -1)
        self.choose(shown[place_now % len(shown)])

    # ------------------------------------------------------------- what has changed

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        if not watched.wants(new):
            self._show_nothing(watched.wants(old))
        elif watched.what_is_wanted(old) != watched.what_is_wanted(new):
            self.look()
            if watched.how_many(old) != watched.how_many(new):
                self._ask_for_room(new)
        elif watched.where_things_are(old) != watched.where_things_are(new):
            self._carry_on(new)
        elif watched.what_is_said(old) != watched.what_is_said(new):
            self.place()
            self._describe()

    def _show_nothing(self, had: bool) -> None:
        if had:
            self._timer.stop()
            self._sight = NOTHING
            self._take(NONE)
            self.room_wanted.emit(0.0)

    def _on_moved(self) -> None:
        if watched.wants(self._store.state):
            self.place()
            self._timer.start()

    def _carry_on(self, state: ViewState) -> None:
        """While the body moves, places go with their bones; names of structures wait for rest."""
        kept = {pin.id for pin in self._pins if pin.id != pin.structure}
        self._take(replace(self.chosen, pins=self._body.places(kept, state)))
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.layer.resize(self._viewport.size())
            self._fit()
            self._on_moved()
        return False

    # ----------------------------------------------------------------- what is seen

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All landmarks of the body."""
        return self._body.landmarks

    def _see(self, state: ViewState) -> InSight:
        """What is in sight; names look for a place between the columns."""
        area, column = self._area(), self._column(state)
        free = replace(area, left=area.left + column, right=area.right - column)
        return self._body.in_sight(state, (self._viewport.width(), self._viewport.height()), free)

    def look(self) -> None:
        """See what is in sight from here, and label that."""
        self._timer.stop()
        state = self._store.state
        self._sight = self._see(state)
        if state.numbered and not state.numbers:  # a view that was saved without its numbers
            self._store.show(replace(state, numbers=self.to_ask()))
            return
        self._take(at_most(self._most, chosen_pins(self._sight, state, self._groups), state))

    def to_ask(self) -> tuple[str, ...]:
        """Ids of what would be named from here, down the left side, then down the right one."""
        state = edits.begin_quiz(self._store.state, ())
        sight = self._see(state)
        plain = replace(state, numbered=False, hidden_labels=False, more_labels=False)
        chosen = chosen_pins(sight, plain, self._groups)
        wishes = self._wishes(chosen.pins, dict.fromkeys((p.id for p in chosen.pins), "00"))
        return tuple(placed.id for placed in place(wishes, self._area(), self.layer.box_height))

    def _take(self, chosen: Chosen) -> None:
        self.chosen, self._pins = chosen, chosen.pins
        self._points = np.array([pin.point for pin in self._pins]).reshape(-1, 3)
        self._normals = np.array([pin.normal for pin in self._pins]).reshape(-1, 3)
        self.place()
        self._describe()
        self.chosen_anew.emit()

    def _describe(self) -> None:
        self.layer.setAccessibleDescription(", ".join(label.text for label in self.layer.labels))

    def _ask_for_room(self, state: ViewState) -> None:
        """Many labels want the sides to themselves; a few may lie on the picture."""
        columns = 2.0 * (self._column(state) + MARGIN)
        many = state.labels != "selected" or state.attachments
        self.room_wanted.emit(columns if many else 0.0)

    def _column(self, state: ViewState) -> float:
        """Pixels that the widest of all names takes which the sets could show."""
        number = "00  " if state.numbered else ""
        names = self._body.names(state)
        widths = [self.layer.box_width(f"{number}{name}", kind) for kind, name in names]
        return max(widths, default=0.0)

    # ---------------------------------------------------------------------- drawing

    def place(self) -> None:
        """Put the labels where the camera and the room ask for them."""
        if not self._pins:
            self.layer.show_labels(())
            return
        state, hidden = self._store.state, self.chosen.hidden
        away = turned_away(self._scene.pose, self._points, self._normals)
        pins = [
            pin for pin, back in zip(self._pins, away, strict=True) if pin.id in hidden or not back
        ]
        texts = {pin.id: self._text(pin, state) for pin in pins}
        wishes = self._wishes(pins, texts)
        kinds = {pin.id: pin.kind for pin in pins}
        self.layer.show_labels(
            [
                Label(
                    placed,
                    texts[placed.id],
                    placed.id in hidden,
                    placed.id == state.pin,
                    kinds[placed.id],
                )
                for placed in self._placed(wishes, self._area())
            ]
        )

    def _wishes(self, pins: Sequence[Pin], texts: Mapping[str, str]) -> list[Wish]:
        width, height = float(self._viewport.width()), float(self._viewport.height())
        points = np.array([pin.point for pin in pins]).reshape(-1, 3)
        at = projected(self._scene.pose, points, width, height)
        return [
            Wish(pin.id, (float(x), float(y)), self.layer.box_width(texts[pin.id], pin.kind))
            for pin, (x, y, _) in zip(pins, at, strict=True)
        ]

    def _area(self) -> Area:
        width, height = float(self._viewport.width()), float(self._viewport.height())
        side = MARGIN + self._side
        return Area(side, MARGIN, width - side, height - self._room_below, self._corner)

    def _placed(self, wishes: Sequence[Wish], area: Area) -> tuple[Placed, ...]:
        return place(wishes, area, self.layer.box_height)

    def _text(self, pin: Pin, state: ViewState) -> str:
        number = number_of(state, pin.id) if state.numbered else None
        if number is not None:
            return f"{number}  {pin.name}" if is_named(state, pin.id) else str(number)
        return f"({pin.name})" if pin.id in self.chosen.hidden else pin.name
