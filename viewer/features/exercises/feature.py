"""Stretches, functions and walking, step by step."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host, Leaving
from viewer.features.exercises.body import SchematicBody
from viewer.features.exercises.outline import Outline
from viewer.features.exercises.stepping import Stepping
from viewer.features.motion.feature import MotionFeature
from viewer.features.reading.feature import ReadingFeature
from viewer.styles.theme import Theme


class ExercisesFeature(Feature):
    """Leads through the motions of the document: pose, caption, sentence and what is found."""

    needs = ("motion", "reading")

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._joints = joints = host.need("motion", MotionFeature)
        motion = joints.motion
        reading = host.need("reading", ReadingFeature).reading
        body = SchematicBody(host.meshes, lambda: motion.numbers.skeleton)
        self.stepping = Stepping(
            host.store, motion, reading, host.viewpoints, host.surroundings, body=body
        )
        self.stepping.show_over(host.overlay, host.actions)
        # After the steps, which know by then how far they are.
        self.outline = Outline(host.store, host.scene, host.viewport, self.stepping, body)
        host.overlay.room_below_taken.connect(self.outline.leave_room_below)
        joints.pulling.spoken_of = self.stepping.spoken_of
        host.motion_wanted.connect(self.stepping.show_sentence)
        host.leaving.append(Leaving(self._leaving, self.stepping.end))

    def set_look(self) -> None:
        self.outline.set_scale(self.host.preferences.picture_scale)

    def show_at(self, theme: Theme, scale: float) -> None:
        """Colours and size of what is written in the picture, where that is not the window's."""
        self._joints.pulling.set_look(theme, scale)
        self.outline.set_scale(scale)

    def _leaving(self) -> str:
        return "End the motion" if self.host.store.state.motion_step is not None else ""

    def close(self) -> None:
        self.stepping.stop()


FEATURE = ExercisesFeature
