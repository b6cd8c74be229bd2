"""From a name in the list of features to its class and its rows in the menus."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from viewer.core.feature import Feature
from viewer.menus.spec import Rows


def feature_kind(name: str) -> type[Feature]:
    """The class of a feature."""
    kind: type[Feature] = import_module(f"viewer.features.{name}.feature").FEATURE
    return kind


def rows_of(name: str) -> Rows:
    """The rows that a feature adds to the menus, by menu; most have a file of them."""
    place = f"viewer.features.{name}.menu"
    rows: Rows = import_module(place).ROWS if find_spec(place) else {}
    return rows


def with_needs(names: Sequence[str]) -> dict[str, type[Feature]]:
    """The features that can be brought in: all that they need is there."""
    kinds: dict[str, type[Feature]] = {}
    for name in names:
        kind = feature_kind(name)
        if all(need in kinds for need in kind.needs):
            kinds[name] = kind
    return kinds
