"""Actions of the menu View that lead the camera: a button twin for every drag, and its ways."""

from __future__ import annotations

from collections.abc import Callable

from viewer.core.host import Host
from viewer.menus.spec import ActionSpec, on_or_off

TURN_DEGREES = 15.0
MOVE_SHARE = 0.08  # of the picture's height
DRAGS = "Turn and move"
Run = Callable[[Host], None]


def _turn(right: float, up: float) -> Run:
    return lambda host: host.camera.turn(right * TURN_DEGREES, up * TURN_DEGREES)


def _move(right: float, up: float) -> Run:
    return lambda host: host.camera.pan(right * MOVE_SHARE, up * MOVE_SHARE)


def toggle_projection(host: Host) -> None:
    host.camera.toggle_projection()


def is_parallel(host: Host) -> bool:
    return host.camera.is_parallel


def toggle_tumbling(host: Host) -> None:
    host.preferences.toggle_tumbling()


def tumbles(host: Host) -> bool:
    return host.camera.tumbles


_WAYS = (("left", -1.0, 0.0), ("right", 1.0, 0.0), ("up", 0.0, 1.0), ("down", 0.0, -1.0))
_DRAGS: tuple[tuple[str, str, Callable[[float, float], Run]], ...] = (
    ("turn", "Turn", _turn),
    ("move", "Move", _move),
)

ROWS: tuple[ActionSpec[Host], ...] = (
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
        "Free rotation",
        (),
        toggle_tumbling,
        tip="A drag turns the model over its head, too; without it up stays up.",
        checked=tumbles,
        said=on_or_off("Free rotation", tumbles),
    ),
)
