"""Full screen as a stage for showing."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.exercises.feature import ExercisesFeature
from viewer.features.labels.feature import LabelsFeature
from viewer.features.reading.feature import ReadingFeature
from viewer.features.stage.course import UsualCourse
from viewer.features.stage.stage import Stage
from viewer.scene.look import DARK_STAGE
from viewer.state.state import ViewState
from viewer.styles.theme import THEMES, UI_PX

VIEWS = (
    *("view.front", "view.back", "view.left", "view.right", "view.top", "view.bottom"),
    *("view.psoas_front", "view.psoas_groin", "view.psoas_side", "view.psoas_back", "view.reset"),
)
LABELS = (
    *("labels.none", "labels.selected", "labels.all", "labels.amount"),
    *("labels.numbers", "labels.reveal", "labels.attachments"),
)
SIDES = ("structure.left", "structure.both", "structure.right")


class StageFeature(Feature):
    """Ties the stage to what is selected, said, looked at and chosen in the window."""

    needs = ("reading", "labels", "exercises")

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._reading = host.need("reading", ReadingFeature).reading
        self._labels = host.need("labels", LabelsFeature)
        self._labelling = self._labels.labelling
        self._exercises = host.need("exercises", ExercisesFeature)
        menus = {
            name: [host.actions[one] for one in ids if one in host.actions]
            for name, ids in (("views", VIEWS), ("labels", LABELS), ("side", SIDES))
        }
        course = UsualCourse(host.store, self._exercises.stepping, host.actions)
        self.stage = Stage(host.window, host.viewport, host.overlay, menus, course)
        self.stage.room_below_taken.connect(host.camera.leave_room_below)
        self.stage.room_below_taken.connect(self._labelling.leave_room_below)
        self.stage.room_below_taken.connect(self._exercises.outline.leave_room_below)
        self.stage.corner_taken.connect(self._labelling.leave_corner)
        self.stage.changed.connect(self.set_look)
        self.stage.changed.connect(host.menus.refresh)
        self.stage.sides.changed.connect(host.menus.refresh)
        host.overlay.spoke.connect(self._say)
        host.store.changed.connect(self._on_changed)

    def set_look(self) -> None:
        """Sizes and colours of the picture, on the stage those of the stage."""
        host, stage, on = self.host, self.stage, self.stage.is_on
        preferences = host.preferences
        dim, scale = on and preferences.has_dark_stage, preferences.picture_scale
        theme = THEMES["dark"] if dim else preferences.theme
        stage.set_look(theme, scale, preferences.text_scale)
        stage.set_cuts(preferences.reduces_motion)
        sizes = stage.sizes
        host.scene.set_look(DARK_STAGE if dim else preferences.look)
        self._labelling.set_look(theme, sizes.label / UI_PX if on else scale)
        self._exercises.show_at(theme, sizes.label / UI_PX if on else scale)
        edges = self._labels.edges  # the corners of the stage say the same
        edges.setVisible(self._labels.has_letters and not on)
        self._labelling.leave_sides(0.0 if on else edges.width_taken)
        self._labelling.show_at_most(sizes.labels if on else None)
        host.scene.line_scale = max(1.0, sizes.label / UI_PX / 2.0 if on else scale)
        host.camera.makes_way = on
        host.camera.leave_margin(float(sizes.margin) if on else 0.0)
        host.viewport.refresh()

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        watched = ("selected", "numbered")
        if any(getattr(old, name) != getattr(new, name) for name in watched):
            self._say()
        if self.stage.is_on:
            self.stage.refresh()

    def _say(self) -> None:
        """One thought at a time: of the view or the step, else of what is selected."""
        state, said = self.host.store.state, self.host.overlay.said
        key = state.current
        if said is not None:
            self.stage.say("", (said,))
        elif key is None or state.numbered:  # a class that is asked must not read the answer
            self.stage.say("", ())
        else:
            name = self.host.names[key]
            self.stage.say(name[:1].upper() + name[1:], self._reading.first_words(key))

    def close(self) -> None:
        self.stage.stop()


FEATURE = StageFeature
