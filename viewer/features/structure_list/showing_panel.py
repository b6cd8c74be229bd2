"""Sliders and buttons for how much of the body is shown: layers, sides, and how solid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QLabel, QToolButton, QWidget

from viewer.widgets.flow import FlowLayout
from viewer.widgets.slider import Slider

WHOLE = 100  # per cent


class ShowingPanel(QWidget):
    """Peel, side and opacity.

    Args:
        layers: what is outermost at each step of the peel.
        sides: actions for one side, both, and the other.

    Signals:
        peel_wanted(int): so many layers are to be away.
        opacity_wanted(int): the selected are to be so solid, per cent.
    """

    peel_wanted = Signal(int)
    opacity_wanted = Signal(int)

    def __init__(self, layers: Sequence[str], sides: Sequence[QAction]) -> None:
        super().__init__()
        self.setObjectName("showing")
        self._layers = layers
        self.peel = Slider(0, len(layers) - 1, 1, "Layers peeled off from outside in")
        self.outermost = QLabel()
        self.outermost.setWordWrap(True)
        self.outermost.setObjectName("caption")
        self.opacity = Slider(10, WHOLE, 10, "Opacity of the selected structures")
        self.percent = QLabel()
        self.percent.setWordWrap(True)
        self.percent.setObjectName("caption")
        form = QFormLayout(self)
        form.setContentsMargins(8, 6, 6, 8)
        form.setHorizontalSpacing(4)
        form.setVerticalSpacing(2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("&Peel", self.peel)
        form.addRow("", self.outermost)
        form.addRow("Side", self._buttons(sides))
        form.addRow("&Opacity", self.opacity)
        form.addRow("", self.percent)
        self.peel.valueChanged.connect(self.peel_wanted)
        self.opacity.valueChanged.connect(self.opacity_wanted)
        self.show_peel(0)
        self.show_opacity(None, WHOLE)

    def _buttons(self, actions: Sequence[QAction]) -> QWidget:
        row = QWidget()
        layout = FlowLayout(row, 0, 2)
        self.sides = []
        for action in actions:
            button = QToolButton()
            button.setText(action.text().split()[0])
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.text())
            button.setCheckable(True)
            button.clicked.connect(action.trigger)
            layout.addWidget(button)
            self.sides.append(button)
        return row

    def show_peel(self, depth: int, *, plain: bool = True) -> None:
        """So many layers are away; not `plain` when other structures are hidden, too."""
        blocker = QSignalBlocker(self.peel)
        self.peel.setValue(depth)
        words = self._layers[depth] if plain else "Your own choice"
        self.outermost.setText(words)
        self.peel.setAccessibleDescription(f"Outermost: {words}")
        del blocker

    def show_side(self, place: int) -> None:
        """The button that stands for what is shown."""
        for index, button in enumerate(self.sides):
            button.setChecked(index == place)

    def show_opacity(self, name: str | None, percent: int, how: str = "") -> None:
        """The opacity of what is selected, or that nothing is; `how` it is drawn otherwise."""
        blocker = QSignalBlocker(self.opacity)
        self.opacity.setValue(percent)
        self.opacity.setEnabled(name is not None)
        self.percent.setText(
            f"{name}: {how or f'{percent} %'}" if name else "Select a structure first"
        )
        self.opacity.setAccessibleDescription(self.percent.text())
        del blocker
