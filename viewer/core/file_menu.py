"""Actions of the menu File that no feature brings."""

from __future__ import annotations

from viewer.core.host import Host
from viewer.menus.spec import ActionSpec


def close_window(host: Host) -> None:
    host.window.close()


ROWS: tuple[ActionSpec[Host], ...] = (
    ActionSpec("file.quit", "Quit", ("Ctrl+Q",), close_window, separated=True, last=True),
)
