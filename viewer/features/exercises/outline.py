"""The schematic body behind the model, in step with the pose; there only while a step is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from meshes.motion.postures import Posture, between, postures
from meshes.motion.walking import WALKING
from viewer.features.exercises.body import SchematicBody, in_stride
from viewer.features.exercises.stepping import Stepping
from viewer.scene.behind.backdrop import Shape
from viewer.scene.scene import Scene
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.styles.theme import UI_PX
from viewer.viewport.viewport import Viewport

WORDS = "Body outline: schematic"
GAP = 8  # pixels between the words and the corner


class Outline(QObject):
    """Shows the body of the present step, and says that it is schematic.

    Args:
        store: owner of the state.
        scene: draws the shapes behind the model.
        viewport: carries the words.
        stepping: knows the step, and how far the way to it is gone.
        body: makes the shapes.
    """

    def __init__(
        self,
        store: Store,
        scene: Scene,
        viewport: Viewport,
        stepping: Stepping,
        body: SchematicBody,
    ) -> None:
        super().__init__(viewport)
        self._scene, self._viewport = scene, viewport
        self._stepping, self._body = stepping, body
        self._before = self._now = Posture()
        self._step: str | None = None
        self._resting: tuple[Shape, ...] = ()
        self._gone = 1.0
        self.words = QLabel(WORDS, viewport)
        self.words.setObjectName("schematic")
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words.hide()
        self._below = 0.0
        store.changed.connect(self._on_changed)

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        watched = ("motion_step", "pose", "foot")
        if all(getattr(old, name) == getattr(new, name) for name in watched):
            return
        step, place = self._stepping.shown, self._stepping.place
        if step is None or place is None:
            self._put_away()
            return
        gone = self._stepping.gone
        if new.motion_step != self._step:
            self._before, self._step = self._now, new.motion_step
            self._resting = self._body.resting(step.pose, place.side)
        elif gone < self._gone:  # once more, from standing
            self._before = Posture()
        self._gone = gone
        self._now = between(self._before, self._goal(step.pose), gone)
        shapes = self._body.shapes(new.pose, self._now, place.side)
        self._scene.backdrop.show((*shapes, *self._resting))
        self._place_words()
        self.words.show()

    def set_scale(self, scale: float) -> None:
        """Size of the words, as a factor."""
        self.words.setStyleSheet(f"font-size: {round(UI_PX * scale)}px;")
        self._place_words()

    def leave_room_below(self, pixels: float) -> None:
        """Stand above what floats over the lower edge."""
        self._below = pixels
        self._place_words()

    def _place_words(self) -> None:
        self.words.adjustSize()
        top = self._viewport.height() - self._below - self.words.height()
        self.words.move(GAP, max(GAP, round(top)))

    def _put_away(self) -> None:
        if self._step is not None:
            self._scene.backdrop.show(())
            self.words.hide()
            self._before = self._now = Posture()
            self._step = None

    def _goal(self, pose: str) -> Posture:
        return in_stride(self._stepping.stride) if pose == WALKING else postures()[pose]
