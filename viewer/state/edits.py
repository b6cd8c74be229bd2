"""Pure changes of the view: a state in, a state out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from meshes.motion.joints import Pose
from meshes.motion.skeleton import Foot
from viewer.state.cut import Cut
from viewer.state.modes import leave_motion
from viewer.state.state import ViewState


def select(state: ViewState, key: str | None) -> ViewState:
    """Select one structure alone, shown if it was hidden; None clears."""
    state = replace(state, faded=frozenset(), sentence=None, pin=None)
    if key is None:
        return replace(state, selected=())
    return replace(state, selected=(key,), hidden=state.hidden - {key})


def select_all(state: ViewState, keys: Iterable[str]) -> ViewState:
    """Select several structures, shown if they were hidden; the first one fills the card."""
    wanted = tuple(keys)
    state = select(state, None)
    return replace(state, selected=wanted[::-1], hidden=state.hidden - set(wanted))


def toggle_selected(state: ViewState, key: str) -> ViewState:
    """Add a structure to the selection, or take it out again."""
    if key in state.selected:
        return replace(state, selected=tuple(k for k in state.selected if k != key))
    return replace(state, selected=(*state.selected, key), hidden=state.hidden - {key})


def hide(state: ViewState, keys: Iterable[str]) -> ViewState:
    """Stop drawing the structures; what is hidden is not selected."""
    gone = frozenset(keys)
    selected = tuple(key for key in state.selected if key not in gone)
    return replace(state, selected=selected, hidden=state.hidden | gone)


def show(state: ViewState, keys: Iterable[str]) -> ViewState:
    """Draw the structures."""
    return replace(state, hidden=state.hidden - frozenset(keys))


def isolate(state: ViewState, keys: Iterable[str], every: Iterable[str]) -> ViewState:
    """Draw only `keys` out of `every` structure; what was hidden before is remembered."""
    kept, all_keys = frozenset(keys), frozenset(every)
    before = state.hidden_before if is_isolated(state, all_keys) else state.hidden
    new = hide(show(state, kept), all_keys - kept)
    return replace(new, alone=kept, hidden_before=before)


def is_isolated(state: ViewState, every: Iterable[str]) -> bool:
    """Whether just what was isolated is still all that is drawn."""
    return bool(state.alone) and state.hidden == frozenset(every) - state.alone


def bring_others_back(state: ViewState) -> ViewState:
    """Hide exactly what was hidden before something was isolated."""
    none: frozenset[str] = frozenset()
    back = replace(state, hidden=state.hidden_before, alone=none, hidden_before=none)
    return hide(back, state.hidden_before)


def fade_others(state: ViewState, every: Iterable[str]) -> ViewState:
    """Let everything but the selected recede."""
    return replace(state, ghosted=frozenset(every) - set(state.selected))


def make_solid(state: ViewState) -> ViewState:
    """Nothing recedes or is seen through any more."""
    solid: frozenset[str] = frozenset()
    return replace(state, ghosted=solid, faded=solid, xray=solid, opacities=())


def toggle_xray(state: ViewState, keys: Iterable[str]) -> ViewState:
    """Draw all of the structures as x-ray; if they all are, draw them as usual again."""
    wanted = frozenset(keys)
    rest = state.xray - wanted
    return replace(state, xray=rest if wanted <= state.xray else rest | wanted)


def set_opacity(state: ViewState, keys: Iterable[str], opacity: float) -> ViewState:
    """Make the structures as solid as asked, 0 to 1."""
    kept = dict(state.opacities) | dict.fromkeys(keys, opacity)
    return replace(state, opacities=tuple(sorted((k, o) for k, o in kept.items() if o < 1.0)))


def read(state: ViewState, start: int, named: Iterable[str], every: Iterable[str]) -> ViewState:
    """Read a sentence: what it names is selected and shown, the first in hand; the rest recedes."""
    selected = tuple(named)[::-1]
    faded = frozenset(every) - set(selected) if selected else frozenset()
    hidden = state.hidden - set(selected)
    return replace(state, selected=selected, hidden=hidden, faded=faded, sentence=start, pin=None)


def step_to(state: ViewState, start: int) -> ViewState:
    """Go to another sentence about the same structure; the picture stays."""
    return replace(state, sentence=start, faded=frozenset())


LABEL_STEPS = {"none": "structures", "structures": "all", "landmarks": "all", "all": "none"}
LABEL_SETS = ("structures", "landmarks")


def next_labels(state: ViewState) -> ViewState:
    """More labels: none, structures, landmarks too, and none again."""
    return replace(state, labels=LABEL_STEPS.get(state.labels, "structures"))


def take_labels(state: ViewState, amount: str) -> ViewState:
    """The labels that are asked for, one of `LABEL_AMOUNTS`."""
    return replace(state, labels=amount)


def has_label_set(state: ViewState, name: str) -> bool:
    """Whether one of `LABEL_SETS` is shown."""
    return state.labels in (name, "all")


def toggle_label_set(state: ViewState, name: str) -> ViewState:
    """Show one of `LABEL_SETS`, or no longer; the other one stays as it is."""
    shown = [one for one in LABEL_SETS if has_label_set(state, one) is not (one == name)]
    return replace(state, labels="all" if len(shown) == 2 else shown[0] if shown else "none")


def toggle_more_labels(state: ViewState) -> ViewState:
    """Name all that is in sight, or the first ones alone."""
    return replace(state, more_labels=not state.more_labels)


def toggle_hidden_labels(state: ViewState) -> ViewState:
    """Name what is covered or turned away, too, or no longer."""
    return replace(state, hidden_labels=not state.hidden_labels)


def begin_quiz(state: ViewState, pins: Iterable[str]) -> ViewState:
    """Number the pins from 1 on; nothing is selected, so that nothing tells a name."""
    amount = state.labels if state.labels in ("landmarks", "all") else "structures"
    asked = replace(
        select(leave_motion(state), None), revealed=frozenset(), all_revealed=False, labels=amount
    )
    return replace(asked, numbered=True, numbers=tuple(pins))


def end_quiz(state: ViewState) -> ViewState:
    """Names again in place of numbers."""
    named = replace(state, revealed=frozenset(), all_revealed=False)
    return replace(named, numbered=False, numbers=())


def toggle_attachments(state: ViewState) -> ViewState:
    """Paint the muscles' origins and insertions on the bones, or take the paint off."""
    return replace(leave_motion(state), attachments=not state.attachments)


def reveal(state: ViewState, pins: Iterable[str]) -> ViewState:
    """Show the names of the pins although labels are numbers."""
    return replace(state, revealed=state.revealed | frozenset(pins))


def reveal_all(state: ViewState) -> ViewState:
    """Show every name until numbers are asked for anew, whenever its label appears."""
    return replace(state, all_revealed=True)


def choose_pin(state: ViewState, pin: str, structure: str) -> ViewState:
    """Choose a pin and with it the structure that it stands on."""
    return replace(select(state, structure), pin=pin)


def take_view(
    state: ViewState, key_view: str, hidden: Iterable[str], ghosted: Iterable[str]
) -> ViewState:
    """Show what a key view shows; selection, labels, document and pose stay as they are.

    A motion that is led step by step ends.
    """
    state = leave_motion(state)
    shown = replace(
        ViewState(),
        sentence=state.sentence,
        labels=state.labels,
        more_labels=state.more_labels,
        hidden_labels=state.hidden_labels,
        numbered=state.numbered,
        numbers=state.numbers,
        revealed=state.revealed,
        all_revealed=state.all_revealed,
        attachments=state.attachments,
        pin=state.pin,
        viewpoint=state.viewpoint,
        own_views=state.own_views,
        pose=state.pose,
        foot=state.foot,
    )
    selected = tuple(key for key in state.selected if key not in set(hidden))
    return replace(
        shown,
        selected=selected,
        hidden=frozenset(hidden),
        ghosted=frozenset(ghosted),
        key_view=key_view,
    )


def cut_open(state: ViewState, cut: Cut | None) -> ViewState:
    """Cut the body open at a plane, or with None make it whole."""
    return replace(state, cut=cut)


def bend(state: ViewState, joint: str, degrees: float) -> ViewState:
    """Set one joint, held within its limits."""
    pose = state.pose.with_angle(joint, degrees).clamped()[0]
    return replace(state, pose=pose, motion_step=None)


def take_pose(state: ViewState, pose: Pose, foot: Foot | None = None) -> ViewState:
    """Take a whole pose, held within the limits; `foot` stays as it is where none is given."""
    foot = state.foot if foot is None else foot
    return replace(state, pose=pose.clamped()[0], foot=foot, motion_step=None)


def take_step(state: ViewState, step: str, pose: Pose, sentence: int | None) -> ViewState:
    """Show a step of a motion: its pose, and the sentence that it stands for."""
    if sentence is not None:
        state = step_to(state, sentence)
    taken = replace(state, pose=pose.clamped()[0], foot="free")
    return replace(taken, motion_step=step, key_view=None, pin=None)
