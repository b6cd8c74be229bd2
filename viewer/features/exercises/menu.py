"""Actions of the menu Motion that lead through stretches, functions and walking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from viewer.features.exercises.feature import ExercisesFeature
from viewer.menus.spec import ActionSpec, Rows

STRETCHES = "Stretches and walking"
Run = Callable[[ExercisesFeature], None]
Test = Callable[[ExercisesFeature], bool]


def take(motion: str, exercises: ExercisesFeature) -> None:
    exercises.host.window.show_panel("Motion")
    exercises.stepping.take(motion)


def step(by: int, exercises: ExercisesFeature) -> None:
    exercises.stepping.step(by)


def can_step(by: int, exercises: ExercisesFeature) -> bool:
    return exercises.stepping.can_step(by)


def pause(exercises: ExercisesFeature) -> None:
    exercises.stepping.pause()


def replay(exercises: ExercisesFeature) -> None:
    exercises.stepping.replay()


def end(exercises: ExercisesFeature) -> None:
    exercises.stepping.end()


def other_side(exercises: ExercisesFeature) -> None:
    exercises.stepping.swap_sides()


def show_it_move(exercises: ExercisesFeature) -> None:
    exercises.stepping.show_it_move()


def show_note(exercises: ExercisesFeature) -> None:
    exercises.host.window.show_panel("Motion")


def is_stepping(exercises: ExercisesFeature) -> bool:
    return exercises.host.store.state.motion_step is not None


def shows(motion: str, exercises: ExercisesFeature) -> bool:
    return (exercises.host.store.state.motion_step or "").startswith(f"{motion}/")


def _choice(name: str, text: str, *keys: str) -> ActionSpec[ExercisesFeature]:
    return ActionSpec(
        f"motion.{name}",
        text,
        keys,
        partial(take, name),
        checked=partial(shows, name),
        submenu=STRETCHES,
        one_of="motion",
    )


def _control(
    name: str, text: str, keys: tuple[str, ...], run: Run, enabled: Test
) -> ActionSpec[ExercisesFeature]:
    return ActionSpec(f"motion.{name}", text, keys, run, enabled, submenu=STRETCHES)


_ROWS: tuple[ActionSpec[ExercisesFeature], ...] = (
    ActionSpec(
        "motion.show",
        "Show it move",
        ("V",),
        show_it_move,
        tip="Play what the sentence names, or what the psoas does.",
        separated=True,
    ),
    _choice("lunge", "Deep lunge", "T"),
    _choice("one_legged", "One-legged stretch"),
    _choice("release", "Ball release"),
    _choice("thomas", "Thomas position"),
    _choice("flexion", "Hip flexion"),
    _choice("posture", "Posture"),
    _choice("walk", "Walk", "W"),
    # The page keys are what a presenter's remote sends.
    _control(
        "previous_step", "Back", ("Shift+S", "PgUp"), partial(step, -1), partial(can_step, -1)
    ),
    _control("next_step", "Next", ("S", "PgDown"), partial(step, 1), partial(can_step, 1)),
    _control("pause", "Pause", ("P",), pause, is_stepping),
    _control("replay", "Replay", ("Shift+P",), replay, is_stepping),
    _control("other_side", "Other side", ("U",), other_side, is_stepping),
    _control("step_note", "Note", ("Z",), show_note, is_stepping),
    ActionSpec(
        "motion.end",
        "End",
        (),
        end,
        is_stepping,
        tip="Back to the pose from before; Esc does the same.",
        submenu=STRETCHES,
    ),
)
ROWS: Rows = {"Motion": _ROWS}
