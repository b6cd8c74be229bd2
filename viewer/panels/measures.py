"""The measures of the selected structure beside published ones; a chosen row is drawn on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from meshes.measures.record import Measure

COLUMNS = ("Measure", "Model", "People", "Within")
EMPTY = "Select a bone, disc or muscle to see how it measures beside published figures."
NONE = "Nothing is measured on this structure."
WITHIN = {"within 1 SD": "1 SD", "within 2 SD": "2 SD", "beyond 2 SD": "beyond 2"}
_ROW = Qt.ItemDataRole.UserRole


class Measures(QTreeWidget):
    """A table of measures.

    Signals:
        chosen(object): the measures whose lines are wanted on the model, a tuple.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Measures")
        self.setAccessibleDescription(
            "Figures of the model and of people studied. A chosen row is drawn on the model."
        )
        self.setHeaderLabels(COLUMNS)
        self.setRootIsDecorated(False)
        self.setObjectName("measures")
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.itemSelectionChanged.connect(self._on_selected)
        self.show_measures(None)

    def show_measures(self, measures: Sequence[Measure] | None) -> None:
        """Fill the table; None where nothing is selected."""
        self.clear()
        for measure in measures or ():
            QTreeWidgetItem.setData(self._row(measure), 0, _ROW, measure)
        if not measures:
            row = QTreeWidgetItem(self, [EMPTY if measures is None else NONE])
            row.setFirstColumnSpanned(True)
            row.setFlags(Qt.ItemFlag.NoItemFlags)

    def _row(self, measure: Measure) -> QTreeWidgetItem:
        row = QTreeWidgetItem(
            self,
            [
                measure.measure[:1].upper() + measure.measure[1:],
                f"{measure.value:g} {measure.unit}",
                _published(measure),
                WITHIN.get(measure.verdict, "-"),
            ],
        )
        tip = "\n".join(part for part in (measure.measure, measure.verdict, measure.source) if part)
        for column in range(len(COLUMNS)):
            row.setToolTip(column, tip)
        return row

    def _on_selected(self) -> None:
        rows = (item.data(0, _ROW) for item in self.selectedItems())
        self.chosen.emit(tuple(measure for measure in rows if measure is not None))


def _published(measure: Measure) -> str:
    if measure.mean is None:
        return "-"
    spread = f" ± {measure.sd:g}" if measure.sd else ""
    return f"{measure.mean:g}{spread}"
