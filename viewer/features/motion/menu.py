"""Actions of the menu Motion: the hip moves, and the psoas with it."""

from __future__ import annotations

from viewer.core.panel_menu import panel_row
from viewer.features.motion.feature import MotionFeature
from viewer.menus.spec import ActionSpec, Rows, on_or_off


def show_panel(joints: MotionFeature) -> None:
    joints.host.window.enter_panel("Motion")


def play(joints: MotionFeature) -> None:
    """Moving the hip without its figures beside it would say half."""
    joints.host.window.show_panel("Motion")
    joints.motion.play()


def flex(joints: MotionFeature) -> None:
    joints.host.window.show_panel("Motion")
    joints.motion.step(1)


def extend(joints: MotionFeature) -> None:
    joints.host.window.show_panel("Motion")
    joints.motion.step(-1)


def toggle_foot(joints: MotionFeature) -> None:
    joints.motion.toggle_foot()


def has_fixed_foot(joints: MotionFeature) -> bool:
    return joints.host.store.state.foot == "fixed"


def stand(joints: MotionFeature) -> None:
    joints.motion.stand()


def is_posed(joints: MotionFeature) -> bool:
    return bool(joints.host.store.state.pose.angles)


_ROWS: tuple[ActionSpec[MotionFeature], ...] = (
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
        "Foot on the ground",
        ("Shift+J",),
        toggle_foot,
        tip="Free: the thigh rises. Fixed: pelvis and trunk come down over it.",
        separated=True,
        checked=has_fixed_foot,
        said=on_or_off("Foot on the ground", has_fixed_foot),
    ),
    ActionSpec("motion.standing", "Reset pose", ("Shift+R",), stand, is_posed),
)
ROWS: Rows = {"Motion": _ROWS, "View": (panel_row("Motion"),)}
