"""Actions of the menu View that lead the camera: a button twin for every drag, and its ways."""

from __future__ import annotations

from collections.abc import Callable

from viewer.actions.spec import ActionSpec, Run, on_or_off
from viewer.context import Context

TURN_DEGREES = 15.0
MOVE_SHARE = 0.08  # of the picture's height
DRAGS, KEY_VIEWS = "Turn and move", "Views of the psoas"


def _turn(right: float, up: float) -> Run:
    return lambda ctx: ctx.camera.turn(right * TURN_DEGREES, up * TURN_DEGREES)


def _move(right: float, up: float) -> Run:
    return lambda ctx: ctx.camera.pan(right * MOVE_SHARE, up * MOVE_SHARE)


def toggle_projection(ctx: Context) -> None:
    ctx.camera.toggle_projection()


def is_parallel(ctx: Context) -> bool:
    return ctx.camera.is_parallel


def toggle_tumbling(ctx: Context) -> None:
    ctx.looks.toggle_tumbling()


def toggle_board(ctx: Context) -> None:
    ctx.looks.toggle_board()


def is_board(ctx: Context) -> bool:
    return ctx.looks.is_board


def tumbles(ctx: Context) -> bool:
    return ctx.camera.tumbles


def _take(name: str) -> Run:
    return lambda ctx: ctx.key_views.take(name)


# Their titles are those of the table of key views, which a test compares.
_KEY_VIEWS = (
    ("front", "Psoas from the front", "7"),
    ("groin", "Groin, front and below", "8"),
    ("side", "Psoas from the side", "9"),
    ("back", "Psoas from behind", "0"),
)


def save_own(ctx: Context) -> None:
    ctx.own_views.save()


def open_own(ctx: Context) -> None:
    ctx.own_views.open_panel()


_WAYS = (("left", -1.0, 0.0), ("right", 1.0, 0.0), ("up", 0.0, 1.0), ("down", 0.0, -1.0))
_DRAGS: tuple[tuple[str, str, Callable[[float, float], Run]], ...] = (
    ("turn", "Turn", _turn),
    ("move", "Move", _move),
)

ACTIONS: tuple[ActionSpec, ...] = (
    *(
        ActionSpec(f"view.psoas_{name}", title, (key,), _take(name), submenu=KEY_VIEWS)
        for name, title, key in _KEY_VIEWS
    ),
    ActionSpec("view.save", "Save this view", ("Ctrl+D",), save_own),
    ActionSpec("view.own", "Saved views", ("Ctrl+Shift+V",), open_own),
    *(
        ActionSpec(f"view.{verb}_{way}", f"{title} {way}", (), lead(right, up), submenu=DRAGS)
        for verb, title, lead in _DRAGS
        for way, right, up in _WAYS
    ),
    ActionSpec(
        "view.parallel",
        "Parallel projection",
        ("O",),
        toggle_projection,
        tip="Sizes can be compared: what is far looks as large as what is near.",
        checked=is_parallel,
        said=on_or_off("Parallel projection", is_parallel),
    ),
    ActionSpec(
        "view.tumble",
        "Free tumbling",
        (),
        toggle_tumbling,
        tip="A drag turns the model over its head, too; without it up stays up.",
        checked=tumbles,
        said=on_or_off("Free tumbling", tumbles),
    ),
    ActionSpec(
        "view.board",
        "Board mode",
        ("Ctrl+B",),
        toggle_board,
        tip="Large targets and buttons for every drag, for a touch screen or a whiteboard.",
        checked=is_board,
        said=on_or_off("Board mode", is_board),
    ),
)
