"""Layers from outside in, and the two sides of the body: which structures each step takes away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from viewer.state import edits
from viewer.state.state import ViewState

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one step of the peel takes away.

    Attributes:
        outermost: what is seen while this layer is the outermost.
        prefixes: beginnings of its structures' keys.
    """

    outermost: str
    prefixes: tuple[str, ...]


LAYERS = (
    Layer("The outline of the body", ("body_outline",)),
    Layer("Diaphragm, ligaments and nerves", ("diaphragm", "inguinal_ligament", "spinal_cord",
        "cauda_equina", "lumbar_plexus", "femoral_nerve")),
    Layer("All muscles", ("iliacus",)),
    Layer("Psoas and bones", ("psoas_minor", "psoas_major")),
    Layer("Bones and discs", ("femur", "hip_bone", "pubic_symphysis")),
    Layer("The spine", ()),
)  # fmt: skip


def keys_of(layer: Layer, every: Iterable[str]) -> frozenset[str]:
    """The structures of a layer."""
    return frozenset(key for key in every if key.startswith(layer.prefixes))


def depth(state: ViewState, every: Collection[str]) -> int:
    """How many layers, counted from outside, are away altogether."""
    count = 0
    for layer in LAYERS[:-1]:
        keys = keys_of(layer, every)
        if not keys <= state.hidden:
            break
        count += 1
    return count


def peeled(state: ViewState, wanted: int, every: Collection[str]) -> ViewState:
    """Take layers away or lay them on until `wanted` are away; others stay as they are.

    A layer that is to be the outermost comes back if it was hidden by itself.
    """
    wanted = min(max(wanted, 0), len(LAYERS) - 1)
    now = depth(state, every)
    for layer in LAYERS[now:wanted]:
        state = edits.hide(state, keys_of(layer, every))
    for layer in LAYERS[wanted:now]:
        state = edits.show(state, keys_of(layer, every))
    outermost = keys_of(LAYERS[wanted], every)
    return edits.show(state, outermost) if outermost <= state.hidden else state


def is_plain(state: ViewState, every: Collection[str], usual: Collection[str]) -> bool:
    """Whether peeling alone led here: what lies further in is shown, but for what rarely is.

    Args:
        state: what is shown.
        every: keys of all structures.
        usual: keys that are hidden as a rule.
    """
    outer = LAYERS[: depth(state, every)]
    away = frozenset[str]().union(*(keys_of(layer, every) for layer in outer))
    side = side_shown(state, every)
    other = {key for key in every if side is not None and side_of(key) not in (side, None)}
    return state.hidden - away - other <= frozenset(usual)


def side_of(key: str) -> str | None:
    """`left` or `right` of the patient, None in the middle."""
    last = key.rsplit("_", 1)[-1]
    return last if last in SIDES else None


def side_shown(state: ViewState, every: Collection[str]) -> str | None:
    """The one side of which something is shown, None while it is both or neither.

    One structure by itself is no side: its partner was not put away as that of a side.
    """
    keys = [key for key in every if key not in state.hidden]
    shown = {side_of(key) for key in keys} - {None}
    return shown.pop() if len(shown) == 1 and len(keys) > 1 else None


def one_side(state: ViewState, side: str | None, every: Collection[str]) -> ViewState:
    """Show the paired structures of one side only, or with None those of both.

    A structure comes back on one side only if its partner on the other side is shown.
    """
    partners = {key: _partner(key) for key in every if side_of(key) is not None}
    shown = {key for key in partners if key not in state.hidden}
    shown |= {partners[key] for key in shown}
    state = edits.show(state, shown & partners.keys())
    if side is None:
        return state
    return edits.hide(state, [key for key in shown if side_of(key) not in (side, None)])


def _partner(key: str) -> str:
    stem, side = key.rsplit("_", 1)
    return f"{stem}_{'right' if side == 'left' else 'left'}"
