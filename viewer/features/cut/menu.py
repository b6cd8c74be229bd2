"""Actions of the menu Structure that cut the model open."""

from __future__ import annotations

from collections.abc import Callable

from viewer.features.cut.feature import CutFeature
from viewer.menus.spec import ActionSpec, Rows

STEP_MM = 2.0
SUBMENU = "Cut plane"


def is_cut(cut: CutFeature) -> bool:
    return cut.control.kind is not None


def toggle(cut: CutFeature) -> None:
    cut.control.toggle()


def cut_here(cut: CutFeature) -> None:
    cut.control.here()


def flip(cut: CutFeature) -> None:
    cut.control.flip()


def face(cut: CutFeature) -> None:
    cut.control.face()


def _see_from(end: str) -> Callable[[CutFeature], None]:
    return lambda cut: cut.control.face_from(end)


def _is_seen_from(end: str) -> Callable[[CutFeature], bool]:
    return lambda cut: cut.control.is_seen_from(end)


def is_across(cut: CutFeature) -> bool:
    return cut.control.kind == "transverse"


def _take(kind: str) -> Callable[[CutFeature], None]:
    return lambda cut: cut.control.take(kind)


def _is(kind: str) -> Callable[[CutFeature], bool]:
    return lambda cut: cut.control.kind == kind


def _move(mm: float) -> Callable[[CutFeature], None]:
    return lambda cut: cut.control.shift(mm)


_KINDS = (
    ("transverse", "Across the body, as most scans are shown."),
    ("sagittal", "Between left and right."),
    ("coronal", "Between front and back."),
    ("free", "Facing you as you look now; turn and tilt it from there."),
)

_ENDS = (
    ("feet", "As on CT and MRI: the patient's left is on the right of the picture."),
    ("head", "From above: the patient's left is on the left of the picture."),
)

_ROWS: tuple[ActionSpec[CutFeature], ...] = (
    ActionSpec(
        "cut.toggle",
        "Cut open",
        ("K",),
        toggle,
        tip="One plane through what is selected; a second time makes the body whole.",
        separated=True,
        checked=is_cut, on_view=True,
    ),
    ActionSpec(
        "cut.here",
        "Cut here",
        ("Shift+K",),
        cut_here,
        CutFeature.has_selection,
        tip="Through the middle of the selected structure.", on_structure=True,
    ),
    *(
        ActionSpec(
            f"cut.{kind}", f"{kind.capitalize()} cut", (), _take(kind), tip=tip, submenu=SUBMENU,
            checked=_is(kind),
        )
        for kind, tip in _KINDS
    ),
    ActionSpec(
        "cut.flip",
        "Flip the cut",
        ("Ctrl+K",),
        flip,
        is_cut,
        tip="Take the other side away; a transverse cut then faces the feet, as in most scans.",
        submenu=SUBMENU,
    ),
    ActionSpec(
        "cut.face",
        "Face the cut",
        ("Ctrl+Shift+K",),
        face,
        is_cut,
        tip="Look straight at it; across the body from the feet, as on CT and MRI, or as chosen.",
        submenu=SUBMENU,
    ),
    *(
        ActionSpec(
            f"cut.{end}", f"See the cut from the {end}", (), _see_from(end), is_across, tip=tip,
            submenu=SUBMENU, checked=_is_seen_from(end),
        )
        for end, tip in _ENDS
    ),
    ActionSpec("cut.on", "Move the cut on", ("Alt+Up",), _move(STEP_MM), is_cut, submenu=SUBMENU),
    ActionSpec(
        "cut.back", "Move the cut back", ("Alt+Down",), _move(-STEP_MM), is_cut, submenu=SUBMENU
    ),
)  # fmt: skip
ROWS: Rows = {"Structure": _ROWS}
