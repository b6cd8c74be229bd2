"""Every default shortcut can be typed on the keyboards of fifteen countries, unmistakably."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from tests.actions import ACTIONS

Pair = tuple[str, str]  # what a key gives, alone and with Shift
Key = tuple[frozenset[str], str]  # what is held, and the sign


def _keyboards() -> Mapping[str, tuple[Pair, ...]]:
    lines = (Path(__file__).parent / "keyboards.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return {layout: tuple((pair[0], pair[1]) for pair in pairs) for layout, *pairs in rows}


KEYBOARDS = _keyboards()


def parted(key: str) -> Key:
    """What is held, and the sign."""
    held, sign = (key[:-1], "+") if key.endswith("+") else (key.rpartition("+")[0], "")
    return frozenset(filter(None, held.split("+"))), sign or key.rpartition("+")[2]


def strokes(
    key: str, keyboard: tuple[Pair, ...]
) -> Iterator[frozenset[tuple[frozenset[str], str]]]:
    """Each way to type a shortcut without AltGr, as all that Qt takes it for.

    With Shift held Qt looks for both: Shift with what the key gives alone, and what it gives with
    Shift (QXkbCommon::possibleKeys); a letter is the same in both.
    """
    held, sign = parted(key)
    if len(sign) > 1:  # Home, F1: on every keyboard, and the same with Shift
        yield frozenset({(held, sign)})
        return
    for plain, shifted in keyboard:
        alone, with_shift = plain.upper(), shifted.upper()
        if alone == sign and "Shift" not in held:
            yield frozenset({(held, alone)})
        elif alone == sign or (with_shift == sign and "Shift" not in held):
            other = {(held - {"Shift"}, with_shift)} if with_shift != alone else set()
            yield frozenset({(held | {"Shift"}, alone), *other})


def meant(stroke: frozenset[Key]) -> set[str]:
    """The actions that a stroke asks for."""
    return {spec.id for spec in ACTIONS for key in spec.keys if parted(key) in stroke}


def test_the_keyboards_are_those_that_were_asked_for() -> None:
    assert " ".join(KEYBOARDS) == "us gb de fr es it se no dk fi pl tr pt br ch"
    assert all(len(keyboard) >= 48 for keyboard in KEYBOARDS.values())
    assert ("8", "(") in KEYBOARDS["de"]
    assert ("é", "2") in KEYBOARDS["fr"]


@pytest.mark.parametrize("layout", KEYBOARDS)
def test_the_shown_key_of_every_action_can_be_typed_everywhere_without_altgr(layout: str) -> None:
    lacking = [
        f"{spec.id}: {spec.keys[0]}"
        for spec in ACTIONS
        if spec.keys and not any(strokes(spec.keys[0], KEYBOARDS[layout]))
    ]
    assert lacking == []


@pytest.mark.parametrize("layout", KEYBOARDS)
def test_whatever_can_be_typed_means_one_thing(layout: str) -> None:
    wrong = [
        (key, sorted(meant(stroke)))
        for spec in ACTIONS
        for key in spec.keys
        for stroke in strokes(key, KEYBOARDS[layout])
        if meant(stroke) != {spec.id}
    ]
    assert wrong == []


def test_no_key_is_written_in_a_way_that_qt_does_not_know() -> None:
    for spec in ACTIONS:
        for key in spec.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) == key
