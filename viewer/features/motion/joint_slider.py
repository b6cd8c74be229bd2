"""One joint: its name, a slider and the angle as a number that can be typed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox, QWidget

from viewer.widgets.slider import Slider

STEP = 5  # degrees of an arrow key


class JointSlider(QWidget):
    """Sets the angle of a joint.

    Args:
        joint: as a pose names it.
        label: as people name it.
        lowest: least angle, degrees.
        highest: greatest angle, degrees.

    Signals:
        turned(str, int): the joint is to stand at so many degrees.
        let_go(): the drag of the slider is over.
    """

    turned = Signal(str, int)
    let_go = Signal()

    def __init__(self, joint: str, label: str, lowest: int, highest: int) -> None:
        super().__init__()
        self._joint = joint
        self.name = QLabel(label)
        self.slider = Slider(lowest, highest, STEP, f"{label}, degrees")
        self.slider.setPageStep(3 * STEP)
        self.number = QSpinBox()
        self.number.setRange(lowest, highest)
        self.number.setSuffix("°")
        self.number.setAccessibleName(f"{label}, degrees")
        self.number.setToolTip(f"{lowest}° to {highest}°")
        self.number.setKeyboardTracking(False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setVerticalSpacing(0)
        layout.addWidget(self.name, 0, 0)
        layout.addWidget(self.number, 0, 1, 2, 1)
        layout.addWidget(self.slider, 1, 0)
        layout.setColumnStretch(0, 1)
        self.slider.valueChanged.connect(self._turn)
        self.number.valueChanged.connect(self._turn)
        self.slider.sliderReleased.connect(self.let_go)

    def _turn(self, degrees: int) -> None:
        self.turned.emit(self._joint, degrees)

    def show_angle(self, degrees: float) -> None:
        """Stand at an angle; asks for nothing."""
        for control in (self.slider, self.number):
            blocker = QSignalBlocker(control)
            control.setValue(round(degrees))
            del blocker
