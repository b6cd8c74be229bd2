"""Actions of the menu Motion: the hip moves, and the psoas with it."""

from __future__ import annotations

from viewer.actions import steps
from viewer.actions.spec import ActionSpec, on_or_off
from viewer.context import Context


def show_panel(ctx: Context) -> None:
    ctx.desk.show_panel("Motion")


def play(ctx: Context) -> None:
    """Moving the hip without its figures beside it would say half."""
    ctx.desk.raise_panel("Motion")
    ctx.motion.play()


def flex(ctx: Context) -> None:
    ctx.desk.raise_panel("Motion")
    ctx.motion.step(1)


def extend(ctx: Context) -> None:
    ctx.desk.raise_panel("Motion")
    ctx.motion.step(-1)


def toggle_foot(ctx: Context) -> None:
    ctx.motion.toggle_foot()


def has_fixed_foot(ctx: Context) -> bool:
    return ctx.store.state.foot == "fixed"


def stand(ctx: Context) -> None:
    ctx.motion.stand()


def is_posed(ctx: Context) -> bool:
    return bool(ctx.store.state.pose.angles)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("motion.panel", "Move the hip", ("J",), show_panel),
    ActionSpec(
        "motion.play",
        "Play",
        ("Ctrl+Space",),
        play,
        tip="Swing the hip slowly, or stop; in the picture the space key does the same.",
    ),
    ActionSpec("motion.flex", "Flex", ("Ctrl+Shift+Up",), flex, tip="Bend the hip by 5 degrees."),
    ActionSpec(
        "motion.extend",
        "Extend",
        ("Ctrl+Shift+Down",),
        extend,
        tip="Straighten the hip by 5 degrees.",
    ),
    ActionSpec(
        "motion.foot",
        "Fix foot",
        ("Shift+J",),
        toggle_foot,
        tip="Free: the thigh rises. Fixed: pelvis and trunk come down over it.",
        separated=True,
        checked=has_fixed_foot,
        said=on_or_off("Fix foot", has_fixed_foot),
    ),
    ActionSpec("motion.standing", "Stand", ("Shift+R",), stand, is_posed),
    *steps.ACTIONS,
)
