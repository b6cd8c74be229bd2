"""The upper corners of the stage: which side of the patient is where, and a way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from viewer.features.stage.sizes import StageSizes

_ENDS = (("L", "R"), ("Back", "Front"), ("Feet", "Head"))  # of the axes, lower and upper end
_SAID = {"L": "the patient's left", "R": "the patient's right"}


def ends_of(right: Sequence[float]) -> tuple[str, str]:
    """What lies to the left and to the right in the picture.

    Args:
        right: unit vector that points right in the picture; x right, y front, z up.
    """
    axis = max(range(3), key=lambda one: abs(right[one]))
    lower, upper = _ENDS[axis]
    return (lower, upper) if right[axis] > 0.0 else (upper, lower)


class Corners(QObject):
    """Two letters and a cross.

    Signals:
        left(): the user wants to leave the stage.
    """

    left = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.sides = tuple(QLabel(view) for _ in range(2))
        for side in self.sides:
            side.setObjectName("stageSide")
            side.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.cross = QToolButton(view)
        self.cross.setObjectName("stageButton")
        self.cross.setText("×")
        self.cross.setToolTip("Back to the window (F11)")
        self.cross.setAccessibleName("Leave the stage")
        self.cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cross.clicked.connect(self.left)
        self.show(False)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All that stands in the corners."""
        return (*self.sides, self.cross)

    def show(self, shown: bool) -> None:
        """Let them be seen, or not."""
        for widget in self.widgets:
            widget.setVisible(shown)

    def name(self, right: Sequence[float]) -> None:
        """Say what lies on either hand, for a picture whose right points there."""
        for label, end in zip(self.sides, ends_of(right), strict=True):
            label.setText(end)
            label.setAccessibleName(_SAID.get(end, end))
            label.adjustSize()

    def place(self, sizes: StageSizes) -> float:
        """Stand in the corners; how far down the right one is taken, pixels."""
        gap, right = sizes.margin // 2, self._view.width()
        self.cross.setFixedSize(sizes.target, sizes.target)
        self.cross.move(right - sizes.target - 4, 4)
        for label in self.sides:
            label.adjustSize()
        first, second = self.sides
        first.move(gap, gap)
        second.move(right - sizes.target - gap - second.width(), gap)
        return float(gap + max(second.height(), sizes.target))
