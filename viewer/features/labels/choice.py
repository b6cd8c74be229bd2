"""Which pins are labelled: what is seen comes first, structures before places on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from viewer.features.labels.sight import Seen
from viewer.scene.pins import SIDES, Pin
from viewer.state.state import ViewState

MOST = 12  # labels of a set, until more are asked for
MOST_AT_ALL = 40
LARGER = 1.2  # by which more of the left side has to be seen for pairs to be named there
_KINDS = ("muscles", "pelvis", "thigh", "spine", "context")


@dataclass(frozen=True, slots=True)
class InSight:
    """All that could be labelled from here.

    Attributes:
        structures: those in front somewhere, by key.
        landmarks: places on them, in the order of the records.
        attachments: origins and insertions.
        covered: ids of landmarks and attachments that are covered or turned away.
        behind: names of the structures that are shown but not seen.
    """

    structures: Mapping[str, Seen]
    landmarks: Sequence[Pin]
    attachments: Sequence[Pin]
    covered: frozenset[str]
    behind: Sequence[Pin]


NOTHING = InSight({}, (), (), frozenset(), ())


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is labelled.

    Attributes:
        pins: in order of importance.
        hidden: ids of those among them that are covered or turned away.
        seen: how many names there are in sight.
        behind: how many there are out of sight.
    """

    pins: tuple[Pin, ...]
    hidden: frozenset[str]
    seen: int
    behind: int


def chosen_pins(sight: InSight, state: ViewState, groups: Mapping[str, str]) -> Chosen:
    """The pins to label.

    Args:
        sight: what there is.
        state: which sets are wanted, what is selected, which numbers were given.
        groups: key -> group of every structure.
    """
    sets = _sets(sight, state, groups)
    every = [pin for one in sets for pin in one]
    seen = [pin for pin in every if pin.id not in sight.covered]
    behind = [pin for pin in every if pin.id in sight.covered]
    behind += _behind(sight, state)
    if state.numbered and state.numbers:
        numbered = _numbered(sight, state)
        return Chosen(numbered, frozenset(), len(numbered), 0)
    side = named_side(sight.structures)
    kept = [
        pin
        for one in sets
        for pin in _first([p for p in one if p.id not in sight.covered], state, side)
    ]
    hidden = _one_side_each(behind, side) if state.hidden_labels else []
    hidden = [pin for pin in behind if pin.id == state.pin] + hidden
    pins = tuple({pin.id: pin for pin in (*kept, *hidden)}.values())[:MOST_AT_ALL]
    return Chosen(pins, frozenset(pin.id for pin in hidden), len(seen), len(behind))


def _sets(sight: InSight, state: ViewState, groups: Mapping[str, str]) -> list[list[Pin]]:
    """Attachments, structures and landmarks, as far as they are wanted, each by importance."""
    sets: list[list[Pin]] = []
    if state.attachments:
        sets.append(list(sight.attachments))
    if state.labels in ("selected", "structures", "all"):
        sets.append([seen.pin for seen in ranked(sight.structures, state, groups)])
    if state.labels in ("selected", "landmarks", "all"):
        sets.append(_in_turn(sight.landmarks, state))
    if state.labels == "selected":
        own = [[pin for pin in one if pin.structure in state.selected] for one in sets]
        return [*sets[:1], *own[1:]] if state.attachments else own
    return sets


def _behind(sight: InSight, state: ViewState) -> list[Pin]:
    if state.labels in ("none", "landmarks"):
        return []
    only = state.selected if state.labels == "selected" else None
    return [pin for pin in sight.behind if only is None or pin.structure in only]


def ranked(seen: Mapping[str, Seen], state: ViewState, groups: Mapping[str, str]) -> list[Seen]:
    """The selected first, then what is cut, then by kind and by how much of it is seen."""

    def rank(one: Seen) -> tuple[object, ...]:
        key = one.pin.structure
        kind = groups.get(key, _KINDS[-1])
        pair = max(other.size for k, other in seen.items() if _stem(k) == _stem(key))
        # Discs after vertebrae: who knows these can count those.
        return (
            key not in state.selected,
            not one.is_cut,
            key.endswith("_disc"),
            _KINDS.index(kind) if kind in _KINDS else len(_KINDS),
            -pair,
            key,
        )

    return sorted(seen.values(), key=rank)


def _in_turn(pins: Iterable[Pin], state: ViewState) -> list[Pin]:
    """Those of the selected first; of the others one of each structure, then another one."""
    taken: dict[str, int] = {}
    order = []
    for index, pin in enumerate(pins):
        count = taken[pin.structure] = taken.get(pin.structure, -1) + 1
        order.append(((pin.structure not in state.selected), count, index, pin))
    return [pin for *_, pin in sorted(order, key=lambda row: row[:3])]


def named_side(seen: Mapping[str, Seen]) -> str:
    """The side on which pairs are named: the right, unless clearly more of the left is seen."""
    left, right = (
        sum(one.size for key, one in seen.items() if key.endswith(f"_{side}")) for side in SIDES
    )
    return "left" if left > LARGER * right else "right"


def _first(pins: Sequence[Pin], state: ViewState, side: str) -> list[Pin]:
    """As many as are asked for; the pin in hand is always among them."""
    if state.more_labels:
        return list(pins)
    own = [pin for pin in pins if pin.structure in state.selected]
    rest = [pin for pin in pins if pin.structure not in state.selected]
    kept = [*own, *_one_side_each(rest, side, beside=own)]
    in_hand = [pin for pin in kept if pin.id == state.pin]
    return list({pin.id: pin for pin in (*in_hand, *kept)}.values())[:MOST]


def _one_side_each(pins: Sequence[Pin], side: str, beside: Sequence[Pin] = ()) -> list[Pin]:
    """Of the same thing left and right only the one on a side, where that is there."""
    there = {_stem(pin.id): [] for pin in pins}  # type: dict[str, list[str]]
    for pin in (*pins, *beside):
        there.setdefault(_stem(pin.id), []).append(pin.id)
    kept = []
    for pin in pins:
        others = [one for one in there[_stem(pin.id)] if one != pin.id]
        if not others or (_side(pin.id) == side and not any(one.id in others for one in beside)):
            kept.append(pin)
    return kept


def _numbered(sight: InSight, state: ViewState) -> tuple[Pin, ...]:
    """The pins that have a number and are in sight, in the order of their numbers."""
    there = {pin.id: pin for pin in (*sight.landmarks, *sight.attachments)}
    there = {name: pin for name, pin in there.items() if name not in sight.covered}
    there |= {key: seen.pin for key, seen in sight.structures.items()}
    return tuple(there[name] for name in state.numbers if name in there)


def _stem(name: str) -> str:
    """An id without its side: the same for left and right."""
    return "/".join(_bare(part) for part in name.split("/"))


def _bare(part: str) -> str:
    return next((part.removesuffix(f"_{s}") for s in SIDES if part.endswith(f"_{s}")), part)


def _side(name: str) -> str | None:
    return next((s for part in name.split("/") for s in SIDES if part.endswith(f"_{s}")), None)


def left_standing(pins: Sequence[Pin], state: ViewState) -> Sequence[Pin]:
    """The pins whose place the cut leaves standing."""
    cut = state.cut
    return pins if cut is None else [pin for pin in pins if cut.beyond(pin.point) <= 0.0]


def at_most(most: int | None, chosen: Chosen, state: ViewState) -> Chosen:
    """The first of what was chosen, without what is hidden; numbers that were given stay."""
    if most is None or state.numbered:
        return chosen
    seen = [pin for pin in chosen.pins if pin.id not in chosen.hidden]
    return replace(chosen, pins=tuple(seen[:most]))
