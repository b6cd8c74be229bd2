"""Stretches, functions and walking, step by step: each step is one to undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from annotations.notes.motions import Motion as Exercise
from annotations.notes.motions import Step, shown_sentences
from meshes.motion.joints import Pose, between
from meshes.motion.poses import pose_named
from meshes.motion.postures import postures
from meshes.motion.walking import WALKING, walking
from viewer.core.viewpoints import Viewpoints
from viewer.features.exercises.body import SchematicBody
from viewer.features.exercises.findings import words_found
from viewer.features.exercises.panel import StepsPanel
from viewer.features.exercises.place import Place
from viewer.features.motion.motion import SIDES, Motion
from viewer.features.reading.reading import Reading
from viewer.overlay.overlay import Overlay
from viewer.scene.camera import CameraPose, pose_of
from viewer.state import edits, modes
from viewer.state.state import ViewState
from viewer.state.store import Store

GLIDE_S = 0.7
STRIDE_S = 6.0  # for both steps, about five times slower than life
FRAME_MS = 20
COARSEST = 2.2  # mm a pixel, above which the picture leaves out the head and the arms
THIGHS = ("femur_left", "femur_right")
DEFAULT = "flexion"  # what is shown where no sentence asks for anything else
BUTTONS = ("previous_step", "pause", "next_step", "replay", "other_side")
UNDER_CAPTION = (*BUTTONS, "step_note")


class Stepping(QObject):
    """Leads through the motions of the document.

    Args:
        store: owner of the state.
        motion: the panel of motion and its numbers.
        reading: card and article, and the motions of the document.
        viewpoints: take camera and state there in one step; the camera finds where a posed body
            fills the picture.
        around: keys of the surroundings, which a motion puts aside.
        body: the schematic body, which the picture takes in.
    """

    def __init__(
        self,
        store: Store,
        motion: Motion,
        reading: Reading,
        viewpoints: Viewpoints,
        around: frozenset[str],
        *,
        body: SchematicBody,
    ) -> None:
        super().__init__(store)
        self._store, self._motion, self._reading = store, motion, reading
        self._camera, self._viewpoints, self._around = viewpoints.camera, viewpoints, around
        self._motions: Mapping[str, Exercise] = reading.motions
        self._body = body
        self._start = self._goal = Pose()
        self._passed = self._last = 0.0
        self._mine = False
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._tick)

    def show_over(self, overlay: Overlay, actions: Mapping[str, QAction]) -> None:
        """Captions over the picture, choices and buttons in the panel of motion."""
        self._overlay = overlay
        choices = [actions[f"motion.{name}"] for name in self._motions]
        self.panel = StepsPanel(choices, [actions[f"motion.{name}"] for name in BUTTONS])
        self._motion.panel.put_first(self.panel)
        overlay.sentence.offer_steps([actions[f"motion.{name}"] for name in UNDER_CAPTION])
        overlay.sentence.closed.connect(self.leave)
        # After the key views, whose captions share the place.
        self._store.changed.connect(self._on_changed)

    # ------------------------------------------------------------------- commands

    @property
    def place(self) -> Place | None:
        """What is shown now."""
        return Place.read(self._store.state.motion_step or "", self._motions)

    @property
    def is_running(self) -> bool:
        return self._timer.isActive()

    @property
    def shown(self) -> Step | None:
        """The step that is shown."""
        return None if self.place is None else self._step_at(self.place)

    def spoken_of(self) -> tuple[str, ...] | None:
        """Keys of the muscles that the step speaks of, on its side; None while there is none."""
        place, step = self.place, self.shown
        if place is None or step is None:
            return None
        return tuple(f"{muscle}_{place.side}" for muscle in step.muscles)

    @property
    def gone(self) -> float:
        """How much of the way to the step is gone, 0 to 1."""
        return _eased(self._passed)

    @property
    def stride(self) -> float:
        """How much of the left leg's cycle has passed in walking, 0 to 1."""
        return max(0.0, self._passed - GLIDE_S) / STRIDE_S

    def take(self, motion: str) -> None:
        """Begin a motion at its first step.

        Raises:
            KeyError: there is no such motion.
        """
        self._go_to(Place(self._motions[motion].id, 0, self._motion.side))

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) step; nothing beyond the ends."""
        place = self.place
        if place is not None and self.can_step(by):
            self._go_to(place._replace(step=place.step + by))

    def can_step(self, by: int) -> bool:
        place = self.place
        return place is not None and 0 <= place.step + by < len(self._motions[place.motion].steps)

    def swap_sides(self) -> None:
        """The same step with left and right exchanged."""
        place = self.place
        if place is not None:
            self._go_to(place._replace(side=SIDES[1 - SIDES.index(place.side)]))

    def pause(self) -> None:
        """Halt, or go on from there."""
        if self.is_running:
            self._timer.stop()
        elif self.place is not None:
            self._run()

    def replay(self) -> None:
        """The same step from standing again; no step of its own to undo."""
        if self.place is not None:
            self._start, self._passed = Pose(), 0.0
            self._run()

    def stop(self) -> None:
        """Move no more."""
        self._timer.stop()

    def leave(self) -> None:
        """Put the caption away; the pose stays."""
        self._timer.stop()
        self._store.show(replace(self._store.state, motion_step=None))

    def end(self) -> None:
        """Back to the pose and the view from before the motion, as one step to undo."""
        place, now = self.place, self._store.state
        if place is None:
            return
        self._timer.stop()
        title = f"End {self._motions[place.motion].title}"
        before = self._store.last(lambda state: state.motion_step is None)
        if before is None or before.viewpoint is None:
            self._store.edit(title, edits.take_pose(now, Pose(), "free"))
        else:
            back = modes.after_motion(now, before, self._around)
            back = edits.take_pose(back, before.pose, before.foot)
            self._viewpoints.step_to(title, back, pose_of(before.viewpoint))

    def show_sentence(self, start: int) -> None:
        """Play what a sentence of the document names."""
        shown = shown_sentences(self._motions)
        motion, step = shown.get(start, (DEFAULT, 1))
        self._go_to(Place(motion, step, self._motion.side), start if start in shown else None)

    def show_it_move(self) -> None:
        """Play the sentence that is read, or one on what is selected, or what the psoas does."""
        shown = shown_sentences(self._motions)
        found = self._reading.first_of(frozenset(shown))
        self.show_sentence(-1 if found is None else found)

    # ---------------------------------------------------------------------- motion

    def _step_at(self, place: Place) -> Step:
        return self._motions[place.motion].steps[place.step]

    def _go_to(self, place: Place, asked: int | None = None) -> None:
        """Take a step; the sentence that asked for it stays the one that is read."""
        self._timer.stop()
        self._motion.stop()
        step, now = self._step_at(place), self._store.state
        walks = step.pose == WALKING
        goal = walking(0.0) if walks else pose_named(f"{step.pose}_{place.side}")
        sentence = asked
        if asked is None and step.quote and self._reading.is_built_in:
            sentence = step.quote.start
        first = goal if self._camera.cuts else now.pose
        self._start, self._goal = first, goal
        self._passed = GLIDE_S if first == goal else 0.0
        alone = modes.for_motion(now, self._around)
        taken = edits.take_step(alone, str(place), first, sentence)
        self._mine = True
        self._overlay.show_sentence(self._caption(place), is_step=True)  # framing leaves it room
        seen_from = self._framed(replace(alone, pose=goal, foot="free"), place)
        self._viewpoints.step_to(self._motions[place.motion].title, taken, seen_from)
        self._mine = False
        if walks or first != goal:
            self._run()

    def _framed(self, goal: ViewState, place: Place) -> CameraPose:
        """The eye for a pose that is not reached yet: taken for a moment, and not drawn."""
        step, now = self._step_at(place), self._store.state
        self._store.show(goal)
        look = step.azimuth if place.side == "left" else -step.azimuth, step.elevation
        found = None
        for box in self._body.boxes(goal.pose, postures()[step.pose], place.side):
            found = self._camera.framed_box(box, *look)
            if self._camera.grain(found) <= COARSEST:
                break
        if found is None:
            keys = tuple(dict.fromkeys((*self._camera.home, *THIGHS)))
            found = self._camera.framed(keys, *look)
        self._store.show(now)
        return found

    def _run(self) -> None:
        self._last = monotonic()
        self._timer.start()

    def _tick(self) -> None:
        place, now = self.place, monotonic()
        if place is None:
            self._timer.stop()
            return
        self._passed += now - self._last
        self._last = now
        pose = between(self._start, self._goal, _eased(self._passed))
        if self._passed >= GLIDE_S and self._step_at(place).pose == WALKING:
            pose = walking(self.stride)
        elif self._passed >= GLIDE_S:
            self._timer.stop()
        self._mine = True
        self._store.show(replace(self._store.state, pose=pose))
        self._mine = False

    # ------------------------------------------------------------ what has changed

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        moved = (old.pose, old.foot, old.motion_step) != (new.pose, new.foot, new.motion_step)
        if moved and not self._mine:
            self._timer.stop()
            self._passed = GLIDE_S
        if old.motion_step != new.motion_step:
            self._tell()

    def _tell(self) -> None:
        place = self.place
        if place is None:
            self.panel.show_step("", "", "")
            if self._store.state.key_view is None:
                self._overlay.show_sentence(None)
            return
        step = self._step_at(place)
        found = words_found(step, place.side, self._motion.numbers)
        quote = f"The document: “{step.quote.text}”" if step.quote else ""
        self._overlay.show_sentence(self._caption(place), is_step=True)
        note = " ".join(filter(None, (step.note, step.caution, found)))
        self.panel.show_step(self._where(place), quote, f"✎ Anatomist’s note. {note}")

    def _where(self, place: Place) -> str:
        motion = self._motions[place.motion]
        return f"{motion.title}, {place.side} side, step {place.step + 1} of {len(motion.steps)}"

    def _caption(self, place: Place) -> str:
        step = self._step_at(place)
        return " ".join(filter(None, (f"{self._where(place)}. {step.caption}", step.caution)))


def _eased(passed: float) -> float:
    """Share of a glide after so many seconds, eased at both ends."""
    t = min(passed / GLIDE_S, 1.0)
    return t * t * (3.0 - 2.0 * t)
