"""What an action is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from viewer.context import Context

Run = Callable[[Context], None]
Test = Callable[[Context], bool]


def _always(_ctx: Context) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: stable name, `menu.verb`; settings remember changed keys by it.
        text: its words in the menu.
        keys: shortcuts, the first one is shown.
        run: what it does.
        enabled: whether it applies now.
        tip: one sentence more for the tooltip.
        separated: a line stands above it in its menu.
        checked: whether what it switches is on; None for what is no switch.
        submenu: title of the menu within its menu that it stands in, empty for none.
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
