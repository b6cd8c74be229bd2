"""The search box in the menu bar, with what it finds in groups below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from viewer.styles.plain_words import as_tip

WIDTH, LIST_WIDTH = 250, 430
SHARE = 0.25  # of the window that the box may take; the menus have the rest
_ENTRY = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchBox(QLineEdit):
    """A line to type in; arrows walk through what is found, Enter goes there, Esc leaves.

    Signals:
        chosen(object): the entry that the user wants to go to.
        left(): the user is done with searching.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setPlaceholderText("Search (Ctrl+F)")
        self.setAccessibleName("Search")
        self.setAccessibleDescription(
            "Finds structures, landmarks, words, sentences and actions. "
            "Arrow keys walk, Enter goes there or does it."
        )
        self.setClearButtonEnabled(True)
        self.found = _results(window)
        self.found.itemClicked.connect(self._choose)
        window.installEventFilter(self)

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics().height() / 16
        wide = min(round(WIDTH * letters), round(SHARE * self.window().width()))
        return QSize(wide, super().sizeHint().height())

    def show_results(self, groups: Mapping[str, Sequence[tuple[str, str, object]]]) -> None:
        """Show (title, tip, entry) under their headings; with none, say so."""
        self.found.clear()
        for heading, entries in groups.items():
            top = QTreeWidgetItem(self.found, [heading])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for title, tip, entry in entries:
                item = QTreeWidgetItem(top, [title])
                item.setData(0, _ENTRY, entry)
                item.setToolTip(0, as_tip(tip))
        if not groups:
            nothing = QTreeWidgetItem(self.found, ["Nothing found. Try another word for it."])
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self.found.expandAll()
        self._place()
        self.found.setVisible(bool(self.text().strip()))
        self.found.raise_()
        first = self._items()
        if first:
            self.found.setCurrentItem(first[0])

    def _items(self) -> list[QTreeWidgetItem]:
        tops = (self.found.topLevelItem(i) for i in range(self.found.topLevelItemCount()))
        items = (top.child(i) for top in tops if top for i in range(top.childCount()))
        return [item for item in items if item is not None]

    def _place(self) -> None:
        window = self.window()
        lines = self.found.topLevelItemCount() + sum(
            1 + item.text(0).count("\n") for item in self._items()
        )
        row_height = max(self.found.sizeHintForRow(0), self.fontMetrics().height() + 6)
        below = self.mapTo(window, QPoint(0, self.height() + 2))
        width = min(round(LIST_WIDTH * self.fontMetrics().height() / 16), window.width() - 24)
        height = min(lines * row_height + 14, window.height() - below.y() - 24)
        left = min(below.x() + self.width(), window.width() - 8) - width
        self.found.setGeometry(max(8, left), below.y(), width, height)

    def event(self, event: QEvent) -> bool:
        # Else the window's own shortcuts take these keys before the box sees them.
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            walks = event.key() in _MOVES and self.found.isVisible()
            if event.key() == Qt.Key.Key_Escape or walks:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self.found.isVisible():
            self._walk(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.found.currentItem()
            if item is not None and self.found.isVisible():
                self._choose(item)
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        items = self._items()
        if items:
            now = self.found.currentItem()
            at = items.index(now) + by if now in items else 0
            self.found.setCurrentItem(items[at % len(items)])

    def _choose(self, item: QTreeWidgetItem) -> None:
        entry = item.data(0, _ENTRY)
        if entry is not None:
            self._leave()
            self.chosen.emit(entry)

    def _leave(self) -> None:
        self.clear()
        self.found.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()
            if self.found.isVisible():
                self._place()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.found.hide()
        return False


def _results(window: QWidget) -> QTreeWidget:
    """The list below the box; the box keeps the focus."""
    found = QTreeWidget(window)
    found.setObjectName("found")
    found.setHeaderHidden(True)
    found.setRootIsDecorated(False)
    found.setIndentation(12)
    found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    found.setTextElideMode(Qt.TextElideMode.ElideRight)
    found.setAccessibleName("What was found")
    found.hide()
    return found
