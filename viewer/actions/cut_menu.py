"""Actions of the menu Structure that cut the model open."""

from __future__ import annotations

from viewer.actions.selection import has_selection
from viewer.actions.spec import ActionSpec, Run, Test
from viewer.context import Context

STEP_MM = 2.0
SUBMENU = "Cut plane"


def is_cut(ctx: Context) -> bool:
    return ctx.cut.kind is not None


def toggle(ctx: Context) -> None:
    ctx.cut.toggle()


def cut_here(ctx: Context) -> None:
    ctx.cut.here()


def flip(ctx: Context) -> None:
    ctx.cut.flip()


def face(ctx: Context) -> None:
    ctx.cut.face()


def _take(kind: str) -> Run:
    return lambda ctx: ctx.cut.take(kind)


def _is(kind: str) -> Test:
    return lambda ctx: ctx.cut.kind == kind


def _move(mm: float) -> Run:
    return lambda ctx: ctx.cut.shift(mm)


_KINDS = (
    ("transverse", "Across the body, as most scans are shown."),
    ("sagittal", "Between left and right."),
    ("coronal", "Between front and back."),
    ("free", "Facing you as you look now; turn and tilt it from there."),
)

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "cut.toggle",
        "Cut open",
        ("K",),
        toggle,
        tip="One plane through what is selected; a second time makes the body whole.",
        separated=True,
        checked=is_cut,
    ),
    ActionSpec(
        "cut.here",
        "Cut here",
        ("Shift+K",),
        cut_here,
        has_selection,
        tip="Through the middle of the selected structure.",
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
        tip="Look straight at it.",
        submenu=SUBMENU,
    ),
    ActionSpec("cut.on", "Move the cut on", ("Alt+Up",), _move(STEP_MM), is_cut, submenu=SUBMENU),
    ActionSpec(
        "cut.back", "Move the cut back", ("Alt+Down",), _move(-STEP_MM), is_cut, submenu=SUBMENU
    ),
)  # fmt: skip
