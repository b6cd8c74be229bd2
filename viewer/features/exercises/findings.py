"""What the model finds in a step, in words."""

from __future__ import annotations

from annotations.notes.motions import Step
from meshes.motion.numbers import HIP_MUSCLES, MotionNumbers
from meshes.motion.poses import pose_named
from meshes.motion.walking import WALKING
from viewer.features.motion.motion import SIDES
from viewer.features.motion.readings import STILL


def words_found(step: Step, side: str, numbers: MotionNumbers) -> str:
    """Change of each muscle on each side, per cent of standing; nothing for what goes on and on.

    Args:
        step: the step.
        side: which it is about, "left" or "right".
        numbers: lengths on the model.
    """
    if step.pose == WALKING:
        return ""
    pose = pose_named(f"{step.pose}_{side}")
    sides = (
        f"{one}: psoas {_percent(numbers.change(f'{HIP_MUSCLES[0]}_{one}', pose))}, "
        f"iliacus {_percent(numbers.change(f'{HIP_MUSCLES[1]}_{one}', pose))}"
        for one in SIDES
    )
    return f"In this model, against standing: {'; '.join(sides)}."


def _percent(change: float) -> str:
    if abs(change) < STILL:
        return "unchanged"
    return f"{change:+.1f} %".replace("-", "\N{MINUS SIGN}")
