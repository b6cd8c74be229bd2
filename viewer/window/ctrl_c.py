"""Ctrl+C in the terminal that the window was started from."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from viewer.ends import leave


class CtrlC(QObject):
    """Tells the window of Ctrl+C, which Python alone would only see when Qt calls it.

    The system's handler writes to a socket, which Qt's loop watches. Who presses it a second time
    does not want to wait for an orderly end.

    Signals:
        pressed(): once.
    """

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.was_pressed = False
        self._seen, self._told = socket.socketpair()
        for end in (self._seen, self._told):
            end.setblocking(False)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        watch = QSocketNotifier(self._seen.fileno(), QSocketNotifier.Type.Read, self)
        watch.activated.connect(self._on_told)
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._on_signal)

    def _on_signal(self, _number: int, _frame: object) -> None:
        # Wherever Python is now, nothing but this may be done here.
        if self.was_pressed:
            leave()
        self.was_pressed = True

    def _on_told(self) -> None:
        self._seen.recv(64)
        if self.was_pressed:
            self.pressed.emit()
