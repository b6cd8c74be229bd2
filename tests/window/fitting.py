"""What lies out of reach in a window, and the window opened on a screen of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from tests.virtual_display import virtual_display
from tests.window.opened import OpenedApp
from viewer.app import App

SEEN_AFTER_MS = 900  # the window has been put where its frame fits


def out_of_reach(app: App) -> list[str]:
    """Names of what ought to be within the window and is not, or not wholly."""
    window = app.window
    whole = QRect(QPoint(0, 0), window.size())
    bar, status = window.menuBar(), window.statusBar()
    parts: dict[str, QWidget] = {"search": app.searching.box, "status bar": status}
    parts |= {"chip": app.status.chips.hidden} if app.status.chips.hidden.isVisible() else {}
    parts |= {"picture": app.viewport, "list": app.tree, "card": app.card}
    found = [name for name, part in parts.items() if not whole.contains(_place(part, window))]
    menus = QRect(QPoint(0, 0), bar.size())
    menus.setRight(app.searching.box.x())
    for action in bar.actions():
        if not menus.contains(bar.actionGeometry(action)):
            found.append(f"menu {action.text()}")
    for tabs in window.findChildren(QTabBar):
        if tabs.isVisible() and not _reachable(tabs):
            found.append(f"tabs {[tabs.tabText(at) for at in range(tabs.count())]}")
    return found


def titles_of_menus(app: App) -> list[str]:
    """All menus in their order, those under "More" at the end."""
    bar = app.window.menuBar()
    return [
        one.text().replace("&", "")
        for action in bar.actions()
        for one in (action.menu().actions() if action.text() == "M&ore" else [action])
    ]


def _place(part: QWidget, window: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def _reachable(tabs: QTabBar) -> bool:
    """All tabs have room, or there are arrows to scroll them."""
    arrows = [one for one in tabs.findChildren(QToolButton) if one.isVisible()]
    whole = QRect(QPoint(0, 0), tabs.size())
    return bool(arrows) or all(whole.contains(tabs.tabRect(at)) for at in range(tabs.count()))


def on_screen(width: int, height: int, scale: float, home: Path) -> Any:
    """What `main` below finds on a screen of that size, with what is remembered in `home`."""
    environment = dict(os.environ, XDG_CONFIG_HOME=str(home), QT_SCALE_FACTOR=str(scale))
    with virtual_display(width, height):
        environment["DISPLAY"] = os.environ["DISPLAY"]
        command = [sys.executable, "-m", "tests.window.fitting"]
        done = subprocess.run(
            command, env=environment, capture_output=True, timeout=120, check=True
        )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Open the window, in the usual and in the largest text and for a board, and measure it."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from annotations.atlas import load_atlas
    from meshes.library import load_library
    from viewer.start import qt_application

    qt_application()
    app = OpenedApp(load_atlas(), load_library())
    app.window.show()
    QTest.qWait(SEEN_AFTER_MS)
    free = QGuiApplication.primaryScreen().availableGeometry()
    found = []
    for look in ({}, {"text_scale": 2.0}, {"text_scale": 3.0}, {"text_scale": 1.0, "board": True}):
        app.preferences.change(look)
        QTest.qWait(50)
        inside = free.contains(app.window.frameGeometry())
        found.append([inside, app.window.size().toTuple(), out_of_reach(app)])
    print(json.dumps({"free": free.size().toTuple(), "found": found}))
    app.window.close()


if __name__ == "__main__":
    main()
