"""What an action is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from viewer.context import Context

Run = Callable[[Context], None]
Test = Callable[[Context], bool]
Words = Callable[[Context], str]


def _always(_ctx: Context) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: stable name, `menu.verb`; settings remember changed keys by it.
        text: its words in the menu.
        keys: shortcuts; the first one is shown, and can be typed on every keyboard.
        run: what it does.
        enabled: whether it applies now.
        tip: one sentence more for the tooltip.
        separated: a line stands above it in its menu.
        checked: whether what it switches is on; None for what is no switch.
        submenu: title of the menu within its menu that it stands in, empty for none.
        one_of: the choice of which it is one; a bullet stands where others have a tick.
        words: its words in the menu where they hang on what would be done now.
        said: what is so after it ran, for a switch of which the picture may show nothing.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    run: Run
    enabled: Test = _always
    tip: str = ""
    separated: bool = False
    checked: Test | None = None
    submenu: str = ""
    one_of: str = ""
    words: Words | None = None
    said: Words | None = None


def on_or_off(what: str, is_on: Test) -> Words:
    """Words on a switch after it was used, such as `X-ray: on`."""
    return lambda ctx: f"{what}: {'on' if is_on(ctx) else 'off'}"
