"""Tables whose words are never cut off: they wrap in the width that there is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

AROUND = 20  # px that padding and borders of the style sheet take beside the words
BESIDE_BOX = 9  # px between a check box and the words
ABOVE_AND_BELOW = 10  # px likewise
SHARE = 0.3  # of the width that a column beside the first takes at most
TALL = 10_000  # px, more than any cell


def wrap_names(table: QTreeView) -> None:
    """Let the first column have what the others leave, and wrap; scroll where a word is wider."""
    table.setWordWrap(True)
    table.setTextElideMode(Qt.TextElideMode.ElideNone)
    table.setItemDelegate(_Wrapping(table))
    table.header().setStretchLastSection(False)
    table.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    _Fitting(table)


class _Wrapping(QStyledItemDelegate):
    """Makes a row as tall as its words need in the width of their columns."""

    def __init__(self, table: QTreeView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        table = self._table
        spans = index.column() == 0 and table.isFirstColumnSpanned(index.row(), index.parent())
        width = table.header().length() if spans else table.columnWidth(index.column())
        room = QRect(0, 0, max(1, width - AROUND - _before(table, index)), TALL)
        flags = Qt.TextFlag.TextWordWrap.value
        tall = option.fontMetrics.boundingRect(room, flags, _words(index)).height()
        least = super().sizeHint(option, index).height()  # what the style sheet asks for
        return QSize(width, max(tall + ABOVE_AND_BELOW, least))


class _Fitting(QObject):
    """Keeps the widths of the columns, and with them the heights of the rows, in step.

    What a column needs is measured once for all rows that come together, and only where it is seen.
    """

    def __init__(self, table: QTreeView) -> None:
        super().__init__(table)
        self._table = table
        self._needed: list[tuple[int, int]] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        table.installEventFilter(self)
        for changed in (table.model().rowsInserted, table.model().dataChanged):
            changed.connect(self._measure_anew)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure_anew()
        elif event.type() == QEvent.Type.Show:
            self._fit()
        elif event.type() == QEvent.Type.Resize:
            self._soon.start()  # the table has not passed its new size on yet
        return False

    def _measure_anew(self) -> None:
        self._needed = None
        self._soon.start()

    def _fit(self) -> None:
        table, header = self._table, self._table.header()
        if not table.isVisible():
            return
        if self._needed is None:
            self._needed = [self._widths(column) for column in range(header.count())]
        room, taken = table.viewport().width(), 0
        for column, (whole, word) in enumerate(self._needed[1:], start=1):
            width = max(min(whole, round(SHARE * room)), word)
            header.resizeSection(column, width)
            taken += 0 if table.isColumnHidden(column) else width
        header.resizeSection(0, max(room - taken, self._needed[0][1]))
        table.scheduleDelayedItemsLayout()

    def _widths(self, column: int) -> tuple[int, int]:
        """Pixels of the longest line and of the longest word of a column, its head included."""
        table = self._table
        measure = table.fontMetrics().horizontalAdvance
        whole = word = table.header().sectionSizeHint(column)
        for index in _cells(table.model(), column, QModelIndex()):
            if column or not table.isFirstColumnSpanned(index.row(), index.parent()):
                around = AROUND + _before(table, index)
                lines = _words(index).split("\n")
                words = _words(index).replace("-", "- ").split()
                whole = max(whole, around + max(map(measure, lines), default=0))
                word = max(word, around + max(map(measure, words), default=0))
        return whole, word


def _cells(model: QAbstractItemModel, column: int, above: QModelIndex) -> Iterator[QModelIndex]:
    """The cells of a column, those of inner levels included."""
    for row in range(model.rowCount(above)):
        yield model.index(row, column, above)
        yield from _cells(model, column, model.index(row, 0, above))


def _before(table: QTreeView, index: QModelIndex | QPersistentModelIndex) -> int:
    """Pixels that the levels of a tree and a check box take before the words."""
    if index.column() != 0:
        return 0
    depth, above = int(table.rootIsDecorated()), index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    boxed = index.data(Qt.ItemDataRole.CheckStateRole) is not None
    return depth * table.indentation() + (_box(table) if boxed else 0)


def _box(table: QTreeView) -> int:
    """Pixels that a check box takes; it grows with the text."""
    wide = table.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, table)
    return wide + BESIDE_BOX


def _words(index: QModelIndex | QPersistentModelIndex) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
