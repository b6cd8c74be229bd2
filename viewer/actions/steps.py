"""Actions of the menu Motion that lead through stretches, functions and walking."""

from __future__ import annotations

from functools import partial

from viewer.actions.spec import ActionSpec, Run, Test
from viewer.context import Context

STRETCHES = "Stretches and walking"


def take(motion: str, ctx: Context) -> None:
    ctx.desk.raise_panel("Motion")
    ctx.steps.take(motion)


def step(by: int, ctx: Context) -> None:
    ctx.steps.step(by)


def can_step(by: int, ctx: Context) -> bool:
    return ctx.steps.can_step(by)


def pause(ctx: Context) -> None:
    ctx.steps.pause()


def replay(ctx: Context) -> None:
    ctx.steps.replay()


def end(ctx: Context) -> None:
    ctx.steps.end()


def other_side(ctx: Context) -> None:
    ctx.steps.swap_sides()


def show_it_move(ctx: Context) -> None:
    ctx.steps.show_it_move()


def show_note(ctx: Context) -> None:
    ctx.desk.raise_panel("Motion")


def is_stepping(ctx: Context) -> bool:
    return ctx.store.state.motion_step is not None


def shows(motion: str, ctx: Context) -> bool:
    return (ctx.store.state.motion_step or "").startswith(f"{motion}/")


def _choice(name: str, text: str, *keys: str) -> ActionSpec:
    return ActionSpec(
        f"motion.{name}",
        text,
        keys,
        partial(take, name),
        checked=partial(shows, name),
        submenu=STRETCHES,
        one_of="motion",
    )


def _control(name: str, text: str, keys: tuple[str, ...], run: Run, enabled: Test) -> ActionSpec:
    return ActionSpec(f"motion.{name}", text, keys, run, enabled, submenu=STRETCHES)


ACTIONS: tuple[ActionSpec, ...] = (
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
