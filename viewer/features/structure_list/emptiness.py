"""A picture in which nothing is shown says so, and leads back."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from viewer.state.state import ViewState
from viewer.state.store import Store

WORDS = "Everything is hidden."
WAYS = ("structure.show_all", "view.start", "edit.undo")


class Emptiness(QObject):
    """Shows the words and the ways back in the middle of an empty picture.

    Args:
        view: the picture.
        store: owner of the state.
        every: keys of all structures.
        actions: the window's actions by id.
    """

    def __init__(
        self, view: QWidget, store: Store, every: Collection[str], actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(view)
        self._view, self._every = view, frozenset(every)
        self.box = QFrame(view)
        self.box.setObjectName("sentence")
        self.box.setAccessibleName(WORDS)
        self.box.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        layout = QVBoxLayout(self.box)
        layout.addWidget(QLabel(WORDS), 0, Qt.AlignmentFlag.AlignCenter)
        for name in WAYS:
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self.box.hide()
        view.installEventFilter(self)
        store.changed.connect(lambda _old, new: self._tell(new))

    def _tell(self, state: ViewState) -> None:
        self.box.setVisible(self._every <= state.hidden)
        self._place()

    def _place(self) -> None:
        self.box.adjustSize()
        self.box.move(self._view.rect().center() - self.box.rect().center())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.box.isVisible():
            self._place()
        return False
