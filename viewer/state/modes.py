"""Modes do not pile up: one that begins puts the others aside, as part of the same step."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from meshes.motion.joints import STANDING
from viewer.state.state import ViewState


def leave_motion(state: ViewState) -> ViewState:
    """For another mode: the body stands again, and the caption of the motion goes."""
    if state.motion_step is None:
        return state
    return replace(state, motion_step=None, pose=STANDING, foot="free")


def for_motion(state: ViewState, around: Set[str]) -> ViewState:
    """For a motion: no labels, numbers or painted attachments, and none of what lies around."""
    if state.motion_step is not None:
        return state
    named = replace(state, labels="none", numbered=False, numbers=())
    named = replace(named, revealed=frozenset(), all_revealed=False)
    hidden = state.hidden | (around - set(state.selected))
    return replace(named, attachments=False, hidden=hidden)


def after_motion(state: ViewState, before: ViewState, around: Set[str]) -> ViewState:
    """What the motion put aside comes back, where nothing else was chosen meanwhile."""
    aside = for_motion(replace(before, motion_step=None), around)
    names = [
        name
        for name in ("labels", "numbered", "numbers", "revealed", "all_revealed", "attachments")
        if getattr(state, name) == getattr(aside, name)
    ]
    back = {name: getattr(before, name) for name in names}
    shown = (aside.hidden - before.hidden) & around
    return replace(state, **back, hidden=state.hidden - shown)
