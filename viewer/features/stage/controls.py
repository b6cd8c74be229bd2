"""The strip and the cross: there while something stirs, and gone when nothing does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from viewer.features.stage.entrance import fading
from viewer.features.stage.strip import Strip

FADES_AFTER_MS = 4000


class Controls(QObject):
    """Lets them fade in and out.

    Args:
        view: the picture that they lie on.
        strip: stays while it is used.
        cross: comes and goes with it.

    Attributes:
        fades_after_ms: how long they stay when nothing stirs.
    """

    def __init__(self, view: QWidget, strip: Strip, cross: QWidget) -> None:
        super().__init__(view)
        self._view, self._strip = view, strip
        self._entrances = [fading(one) for one in (strip, cross)]
        self.fades_after_ms = FADES_AFTER_MS
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(self._on_quiet)

    def wake(self) -> None:
        """Come, and go again when nothing stirs."""
        for entrance in self._entrances:
            entrance.go(True)
        self._fade.start(self.fades_after_ms)

    def leave(self) -> None:
        """Be gone at once."""
        self.stop()
        for entrance in self._entrances:
            entrance.leave()

    def stop(self) -> None:
        """No more timers."""
        self._fade.stop()

    def set_cuts(self, cuts: bool) -> None:
        """Whether they come and go without fading."""
        for entrance in self._entrances:
            entrance.cuts = cuts

    def _on_quiet(self) -> None:
        if self._strip.is_in_use or self._is_walked:
            self._fade.start(self.fades_after_ms)
            return
        for entrance in self._entrances:
            entrance.go(False)

    @property
    def _is_walked(self) -> bool:
        """The keyboard is on something that lies on the picture."""
        focused: QWidget | None = QApplication.focusWidget()
        lies_on_it = focused is not None and self._view.isAncestorOf(focused)
        return lies_on_it and focused is not self._view
