"""Random actions through the real window: what a class of children would do with it."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from time import monotonic
from traceback import format_exception
from types import TracebackType

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from vtkmodules.vtkCommonCore import vtkOutputWindow, vtkStringOutputWindow

from viewer.app import App

# They open dialogs of the system, wait for an answer, or end the program.
NOT_PRESSED = frozenset(
    {
        *("file.open", "file.picture", "file.export", "file.quit", "file.import_views"),
        *("file.export_views", "help.about", "view.save", "view.full_screen"),
    }
)
KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_N, Qt.Key.Key_X, Qt.Key.Key_L, Qt.Key.Key_1),
)


@dataclass
class Trouble:
    """Everything that should not have happened."""

    exceptions: list[str] = field(default_factory=list)
    qt: list[str] = field(default_factory=list)
    vtk: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        return [*self.exceptions, *self.qt, *self.vtk]


class Soak:
    """Acts on a window at random.

    Args:
        app: the program, shown.
        seed: the same seed acts alike.
    """

    def __init__(self, app: App, seed: int) -> None:
        self._app = app
        self._random = random.Random(seed)
        self.trouble = Trouble()
        self.actions = 0
        self._acts: tuple[tuple[int, Callable[[], None]], ...] = (
            (30, self._press_action),
            (16, self._click),
            (14, self._drag),
            (12, self._wheel),
            (12, self._key),
            (6, self._select_in_tree),
            (6, self._move_slider),
            (2, self._resize),
            (2, self._close_dialogs),
        )
        self._output = vtkStringOutputWindow()

    def run(
        self,
        *,
        seconds: float = inf,
        actions: float = inf,
        on_tick: Callable[[float], None] | None = None,
    ) -> None:
        """Act until the time is over or so much has been done."""
        vtkOutputWindow.SetInstance(self._output)
        earlier = qInstallMessageHandler(self._on_qt_message)
        hook, sys.excepthook = sys.excepthook, self._on_exception
        began = monotonic()
        try:
            while (passed := monotonic() - began) < seconds and self.actions < actions:
                self.act()
                if on_tick is not None:
                    on_tick(passed)
            self._close_dialogs()
            self._settle()
        finally:
            sys.excepthook = hook
            qInstallMessageHandler(earlier)
            said = self._output.GetOutput()
            if said.strip():
                self.trouble.vtk.append(said)

    def act(self) -> None:
        """One random action, and what follows from it."""
        weights, acts = zip(*self._acts, strict=True)
        self._random.choices(acts, weights)[0]()
        self.actions += 1
        QApplication.processEvents()
        # Outside of exec() nobody else frees what is to be deleted later.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _settle(self) -> None:
        for _ in range(50):
            QApplication.processEvents()

    def _on_qt_message(self, kind: QtMsgType, _context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg:
            self.trouble.qt.append(text)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.trouble.exceptions.append("".join(format_exception(kind, error, trace)))

    # ------------------------------------------------------------------- the acts

    def _press_action(self) -> None:
        names = sorted(self._app.menus.actions.keys() - NOT_PRESSED)
        self._app.menus.actions[self._random.choice(names)].trigger()

    def _point(self) -> QPoint:
        view = self._app.viewport
        return QPoint(self._random.randrange(view.width()), self._random.randrange(view.height()))

    def _click(self) -> None:
        held = self._random.choice(
            (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        )
        button = self._random.choice(
            (Qt.MouseButton.LeftButton,) * 5 + (Qt.MouseButton.RightButton,)
        )
        QTest.mouseClick(self._app.viewport, button, held, self._point())
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()

    def _drag(self) -> None:
        button = self._random.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton))
        at, view = self._point(), self._app.viewport
        QTest.mousePress(view, button, Qt.KeyboardModifier.NoModifier, at)
        for _ in range(4):
            at += QPoint(self._random.randint(-30, 30), self._random.randint(-30, 30))
            QTest.mouseMove(view, at)
        QTest.mouseRelease(view, button, Qt.KeyboardModifier.NoModifier, at)

    def _wheel(self) -> None:
        at, turn = QPointF(self._point()), self._random.choice((-120, 120))
        view = self._app.viewport
        event = QWheelEvent(
            at,
            view.mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)

    def _key(self) -> None:
        target = QApplication.focusWidget() or self._app.viewport
        QTest.keyClick(target, self._random.choice(KEYS))

    def _select_in_tree(self) -> None:
        self._app.select(self._random.choice([*self._app.names, None]))

    def _move_slider(self) -> None:
        panel = self._random.choice((self._app.showing.panel.peel, self._app.showing.panel.opacity))
        panel.setValue(self._random.randint(panel.minimum(), panel.maximum()))
        joint = self._random.choice(list(self._app.motion.panel.sliders.values())).slider
        joint.setValue(self._random.randint(joint.minimum(), joint.maximum()))

    def _resize(self) -> None:
        self._app.window.resize(self._random.randint(1000, 1500), self._random.randint(680, 1000))

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self._app.window and widget.isVisible() and _closable(widget):
                widget.close()


def _closable(widget: QWidget) -> bool:
    return widget.isWindow() and widget.parentWidget() is not None


def resident_mb() -> float:
    """Memory of this process that is in use, MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024.0
