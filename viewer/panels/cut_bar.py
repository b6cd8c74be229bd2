"""The bar of the cut over the lower edge of the picture: which way, where, flip, face, close."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from viewer.panels.slider import Slider

PAGE_MM = 10
STEP_DEGREES = 5
KINDS = ("transverse", "sagittal", "coronal", "free")
CLOSE = "Close the cut (K)"
_BUTTONS = {"flip": "Flip", "face": "Face it", "toggle": "×"}


class CutBar(QFrame):
    """Buttons and sliders of the cut.

    Args:
        view: what it lies on.
        actions: the window's actions by id.

    Signals:
        moved(int): the plane is to go there, mm along its axis.
        turned(int, int): the plane is to face there, azimuth and elevation in degrees.
        released(): a slider was let go.
    """

    moved = Signal(int)
    turned = Signal(int, int)
    released = Signal()

    def __init__(self, view: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__(view)
        self.setObjectName("cut")
        self.setAccessibleName("The cut")
        # A click between the buttons must not select what lies under them.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._view = view
        self.buttons: dict[str, QToolButton] = {}
        self.where = QLabel()
        self.slider = Slider(0, 1, 1, "Where the plane cuts")
        self.slider.setPageStep(PAGE_MM)
        self.turn = Slider(-180, 180, STEP_DEGREES, "Turn the plane to the side, degrees")
        self.tilt = Slider(-90, 90, STEP_DEGREES, "Tilt the plane up or down, degrees")
        self._lay_out(actions)
        self._connect()
        self.hide()

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 6)
        grid.setVerticalSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(2)
        for name in KINDS:
            row.addWidget(self._button(name, name.capitalize(), actions))
        row.addStretch()
        for name, text in _BUTTONS.items():
            row.addWidget(self._button(name, text, actions))
        self.buttons["toggle"].setToolTip(CLOSE)
        self.buttons["toggle"].setAccessibleName(CLOSE)
        grid.addLayout(row, 0, 0, 1, 4)
        grid.addWidget(self.slider, 1, 0, 1, 4)
        self.words = {}
        for column, (text, slider) in enumerate((("Turn", self.turn), ("Tilt", self.tilt))):
            label = QLabel(text)
            label.setBuddy(slider)
            grid.addWidget(label, 2, 2 * column)
            grid.addWidget(slider, 2, 2 * column + 1)
            self.words[slider] = label
        grid.addWidget(self.where, 3, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def _button(self, name: str, text: str, actions: Mapping[str, QAction]) -> QToolButton:
        action = actions[f"cut.{name}"]
        button = QToolButton()
        button.setText(text)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        if name in KINDS:
            button.setCheckable(True)
            action.toggled.connect(button.setChecked)
            # A second press of the way that is taken leaves it taken.
            button.clicked.connect(lambda: button.setChecked(action.isChecked()))
        self.buttons[name] = button
        return button

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self.moved)
        for slider in (self.turn, self.tilt):
            slider.valueChanged.connect(self._say_turned)
        for slider in (self.slider, self.turn, self.tilt):
            slider.sliderReleased.connect(self.released)

    def _say_turned(self) -> None:
        self.turned.emit(self.turn.value(), self.tilt.value())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the tab key goes through."""
        return (*self.buttons.values(), self.slider, self.turn, self.tilt)

    def show_cut(
        self, offset: int, reach: tuple[int, int], words: str, angles: tuple[float, float] | None
    ) -> None:
        """Show where the plane is.

        Args:
            offset: mm along its axis.
            reach: lowest and highest offset.
            words: where that is.
            angles: azimuth and elevation in degrees of a plane that can be turned.
        """
        blockers = [QSignalBlocker(slider) for slider in (self.slider, self.turn, self.tilt)]
        self.slider.setRange(min(reach[0], offset), max(reach[1], offset))
        self.slider.setValue(offset)
        self.slider.setAccessibleDescription(words)
        self.where.setText(words)
        for slider, angle in zip((self.turn, self.tilt), angles or (0.0, 0.0), strict=True):
            slider.setValue(floor(angle + 0.5) if angle >= 0 else ceil(angle - 0.5))
            slider.setVisible(angles is not None)
            self.words[slider].setVisible(angles is not None)
        del blockers
        if not self.isVisibleTo(self._view):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"Cut. {words}"))
        self.show()

    def put_away(self) -> None:
        """The body is whole; keys go back to the view."""
        if any(child.hasFocus() for child in self.findChildren(QWidget)):
            self._view.setFocus()
        self.hide()
