"""The read-outs: what a pose does to each muscle, with arrows so that nothing hangs on colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

LONGER, SHORTER, SAME = "◀▶", "▶◀", "="
STILL = 0.05  # per cent below which a muscle counts as unchanged


@dataclass(frozen=True, slots=True)
class ReadOut:
    """One muscle: its name, length in mm, change in per cent and mm, and lever arm in mm."""

    name: str
    length: float
    percent: float
    change: float
    arm: float

    @property
    def sign(self) -> str:
        """Arrows apart where the muscle is longer than in standing, together where shorter."""
        if abs(self.percent) < STILL:
            return SAME
        return LONGER if self.percent > 0.0 else SHORTER

    @property
    def change_text(self) -> str:
        """Per cent and mm, signed."""
        if self.sign == SAME:
            return "0 %\n0 mm"
        return f"{self.percent:+.1f} %\n{self.change:+.0f} mm".replace("-", "\N{MINUS SIGN}")

    @property
    def words(self) -> str:
        """For who hears it."""
        if self.sign == SAME:
            return f"{self.name}: {self.length:.0f} mm, as in standing."
        way = "longer" if self.percent > 0.0 else "shorter"
        return (
            f"{self.name}: {abs(self.percent):.1f} per cent {way} than in standing, "
            f"{self.length:.0f} mm; lever arm {self.arm:.0f} mm."
        )


class Readings(QWidget):
    """A small table of read-outs."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Lengths and lever arms of the muscles")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(3)
        for column, title in enumerate(("", "", "Change", "Length\nmm", "Lever\nmm")):
            self._grid.addWidget(_cell(title, "caption", right=column > 1), 0, column)
        self._grid.setColumnStretch(0, 1)
        self._rows: list[list[QLabel]] = []

    def show_readings(self, readings: Sequence[ReadOut]) -> None:
        """One row a muscle."""
        while len(self._rows) < len(readings):
            row = [_cell("", "", right=column > 1) for column in range(5)]
            row[0].setWordWrap(True)
            for column, cell in enumerate(row):
                # The name has a line of its own: in large text nothing else would fit beside it.
                line = 2 * len(self._rows) + (1 if column == 0 else 2)
                self._grid.addWidget(cell, line, column, 1, 5 if column == 0 else 1)
            self._rows.append(row)
        for row, one in zip(self._rows, readings, strict=True):
            texts = (
                one.name,
                one.sign,
                one.change_text,
                f"{one.length:.0f}",
                f"{one.arm:.0f}",
            )
            for cell, text in zip(row, texts, strict=True):
                cell.setText(text)
            row[0].setAccessibleName(one.words)
            row[0].setToolTip(one.words)
        self.setAccessibleDescription(" ".join(one.words for one in readings))


def _cell(text: str, name: str, *, right: bool) -> QLabel:
    cell = QLabel(text)
    cell.setObjectName(name)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return cell
