"""A view state as plain JSON data and back: every field by its type, nothing trusted.

A field that is added to the state is written and read without a line here. What does not fit is
left out with a word, so that a file of another version still shows what can be shown.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from viewer.state.cut import KINDS, Cut
from viewer.state.state import LABEL_AMOUNTS, ViewState

# What belongs to the window in which a state arose rather than to what it shows.
NOT_WRITTEN = frozenset({"viewpoint", "key_view", "motion_step", "own_views"})
FARTHEST_CUT = 2000.0  # mm
WHOLE_TURN = 360.0  # degrees
UNIT = 1e-3  # by which the length of an axis may miss 1


class _UnfitError(ValueError):
    """Data that is not of a field's type."""


def state_as_json(state: ViewState) -> dict[str, object]:
    """All that a state shows, by name of the field."""
    return {
        field.name: _plain(getattr(state, field.name))
        for field in fields(state)
        if field.name not in NOT_WRITTEN
    }


def state_of_json(data: object, keys: Collection[str]) -> tuple[ViewState, frozenset[str]]:
    """The state that data stands for, as far as it can be understood.

    Args:
        data: what `state_as_json` gave, or anything.
        keys: the structures that there are; others are dropped.

    Returns:
        The state, and the names of what had to be left out: fields, and unknown structures.

    Raises:
        ValueError: the data is no mapping.
    """
    if not isinstance(data, Mapping):
        raise _UnfitError("a state must be a mapping")
    kinds = get_type_hints(ViewState)
    left_out: set[str] = set()
    values: dict[str, Any] = {}
    for name, raw in data.items():
        if name not in kinds or name in NOT_WRITTEN:
            left_out.add(str(name))
            continue
        try:
            value = _of_kind(kinds[name], raw)
        except _UnfitError:
            left_out.add(name)
            continue
        if name in _CHECKS and not _CHECKS[name](value):
            left_out.add(name)
            continue
        values[name] = _only_known(value, keys, left_out)
    return ViewState(**values), frozenset(left_out)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)  # type: ignore[type-var]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _of_kind(kind: Any, raw: object) -> Any:
    """The value of a type that raw data stands for."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _of_any(inner, raw)
    if origin is Literal:
        return _of_choice(inner, raw)
    if origin in (tuple, frozenset):
        return _of_items(origin, inner, raw)
    if is_dataclass(kind):
        return _of_fields(kind, raw)
    if kind is float and isinstance(raw, int | float) and not isinstance(raw, bool):
        return _finite(raw)
    if kind in (bool, int, str, types.NoneType) and type(raw) is kind:
        return raw
    raise _UnfitError(repr(kind))


def _finite(raw: float) -> float:
    try:
        number = float(raw)
    except OverflowError as error:
        raise _UnfitError("too large") from error
    if not math.isfinite(number):
        raise _UnfitError("no number")
    return number


def _of_any(kinds: tuple[Any, ...], raw: object) -> Any:
    for kind in kinds:
        try:
            return _of_kind(kind, raw)
        except _UnfitError:
            continue
    raise _UnfitError("none of the types")


def _of_choice(choices: tuple[Any, ...], raw: object) -> Any:
    for choice in choices:
        if raw == choice and type(raw) is type(choice):
            return choice
    raise _UnfitError("none of the choices")


def _of_items(whole: type, kinds: tuple[Any, ...], raw: object) -> Any:
    if not isinstance(raw, list):
        raise _UnfitError("no list")
    if whole is frozenset or kinds[1:] == (Ellipsis,):
        return whole(_of_kind(kinds[0], item) for item in raw)
    if len(raw) != len(kinds):
        raise _UnfitError("of another length")
    return tuple(_of_kind(kind, item) for kind, item in zip(kinds, raw, strict=True))


def _of_fields(kind: Any, raw: object) -> Any:
    if not isinstance(raw, Mapping):
        raise _UnfitError("no mapping")
    kinds = get_type_hints(kind)
    names = {field.name for field in fields(kind)}
    values = {name: _of_kind(kinds[name], raw[name]) for name in names if name in raw}
    try:
        return kind(**values)
    except (TypeError, ValueError) as error:
        raise _UnfitError(str(error)) from error


def _only_known(value: Any, keys: Collection[str], dropped: set[str]) -> Any:
    """Collections of texts hold structures, pins begin with one: those that there are stay."""
    if not isinstance(value, tuple | frozenset):
        return value
    kept = []
    for item in value:
        text = item[0] if isinstance(item, tuple) and item else item
        if isinstance(text, str) and text.split("/")[0] not in keys:
            dropped.add(text)
        elif item not in kept:
            kept.append(item)
    return type(value)(kept)


def _is_cut(cut: Cut | None) -> bool:
    if cut is None:
        return True
    length = math.hypot(*cut.axis)
    return cut.kind in KINDS and abs(length - 1.0) < UNIT and abs(cut.offset) <= FARTHEST_CUT


_CHECKS: Mapping[str, Callable[[Any], bool]] = types.MappingProxyType(
    {
        "labels": lambda amount: amount in LABEL_AMOUNTS,
        "opacities": lambda pairs: all(0.0 <= opacity <= 1.0 for _, opacity in pairs),
        "cut": _is_cut,
        "pose": lambda pose: all(abs(degrees) <= WHOLE_TURN for _, degrees in pose.angles),
    }
)
