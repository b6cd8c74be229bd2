"""The measures of the selected structure beside published ones; a chosen row is drawn on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from meshes.measures.record import Measure
from meshes.motion.lengths import BELLY, BETWEEN, COURSE, LINE_OF_PULL
from viewer.widgets.whole_names import wrap_names

COLUMNS = ("Measure", "Model", "People", "Within")
EMPTY = "Select a bone, disc or muscle to see how it measures beside published figures."
NONE = "Nothing is measured on this structure."
NOTHING = "\N{EN DASH}"
LEGEND = (
    "People: mean ± standard deviation (SD) of those studied. 68 of 100 people lie within 1 SD of "
    f"the mean, 95 within 2 SD. {NOTHING} means that nothing was published."
)
WITHIN = {"within 1 SD": "1 SD", "within 2 SD": "2 SD", "beyond 2 SD": "beyond 2 SD",
          "within range": "range", "out of range": "out of range"}  # fmt: skip
UNITS = {"cm2": "cm²", "cm3": "cm³", "deg": "°"}
SPELT_OUT = {"CSA": "cross-section area", "endplate": "end plate"}
# What each length is called here; below it stands what it runs between.
LENGTHS = {
    LINE_OF_PULL: "Length in motion",
    BELLY: "Length of the belly",
    COURSE: "Length with the tendon",
}
ALSO = {LINE_OF_PULL: "; the length that Motion shows"}
LEAST_LINES = 20  # width in heights of a line below which four columns have no room
_LEVELS = re.compile(r"\b([TL]\d+)-([LS]\d)\b")
_ROW = Qt.ItemDataRole.UserRole


class Measures(QTreeWidget):
    """A table of measures; where it is narrow each one's figures stand below its name.

    Signals:
        chosen(object): the measures whose lines are wanted on the model, a tuple.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measures: Sequence[Measure] | None = None
        self._narrow = False
        self.setAccessibleName("Measures")
        self.setAccessibleDescription(
            "Figures of the model and of people studied. A chosen row is drawn on the model."
        )
        self.setHeaderLabels(COLUMNS)
        self.setRootIsDecorated(False)
        self.setObjectName("measures")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        wrap_names(self)
        self.itemSelectionChanged.connect(self._on_selected)
        self.show_measures(None)

    def show_measures(self, measures: Sequence[Measure] | None) -> None:
        """Fill the table; None where nothing is selected."""
        self._measures = measures
        self.clear()
        self._narrow = self._is_narrow
        for column in range(1, len(COLUMNS)):
            self.setColumnHidden(column, self._narrow or not measures)
        self.setHeaderHidden(self._narrow or not measures)
        for measure in measures or ():
            self._row(measure).setData(0, _ROW, measure)
        self._say(LEGEND if measures else EMPTY if measures is None else NONE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        if self._narrow != self._is_narrow:
            self.show_measures(self._measures)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < LEAST_LINES * self.fontMetrics().height()

    def _say(self, words: str) -> None:
        """A last row that is none of the measures."""
        row = QTreeWidgetItem(self, [words])
        row.setFlags(Qt.ItemFlag.NoItemFlags)
        row.setFirstColumnSpanned(True)

    def _row(self, measure: Measure) -> QTreeWidgetItem:
        figures = value_shown(measure), _published(measure), WITHIN.get(measure.verdict, NOTHING)
        words = [_name(measure), *figures]
        if self._narrow:
            below = (f"{head}: {figure}" for head, figure in zip(COLUMNS[1:], figures, strict=True))
            words[0] = "\n".join((words[0], *below))
        row = QTreeWidgetItem(self, words)
        tip = "\n".join(part for part in (measure.measure, measure.verdict, measure.source) if part)
        for column in range(len(COLUMNS)):
            row.setToolTip(column, tip)
        return row

    def _on_selected(self) -> None:
        rows = (item.data(0, _ROW) for item in self.selectedItems())
        self.chosen.emit(tuple(measure for measure in rows if measure is not None))


def value_shown(measure: Measure) -> str:
    """The model's figure with its unit as people write it."""
    unit = UNITS.get(measure.unit, measure.unit)
    return f"{measure.value:g}{'' if unit == '°' else ' '}{unit}"


def _name(measure: Measure) -> str:
    """The level on a line of its own, so that rows which differ in nothing else are told apart."""
    if measure.measure in LENGTHS:
        name = measure.measure
        return f"{LENGTHS[name]}\n{BETWEEN[name]}{ALSO.get(name, '')}"
    words = _LEVELS.sub("\\1\N{EN DASH}\\2", measure.measure)
    for short, whole in SPELT_OUT.items():
        words = words.replace(short, whole)
    return (words[:1].upper() + words[1:]).replace(" at ", "\nat ")


def _published(measure: Measure) -> str:
    if measure.mean is None:
        return NOTHING
    spread = f" ± {measure.sd:g}" if measure.sd else ""
    return f"{measure.mean:g}{spread}"
