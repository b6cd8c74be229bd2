"""The panel of motion: joints, poses, read-outs and the curve of lever arms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.features.motion.joint_slider import JointSlider
from viewer.features.motion.plot import MotionPlot
from viewer.features.motion.readings import Readings
from viewer.widgets.flow import ButtonFlow

HINT = "Drag a thigh in the picture, or move a slider."
NOTE = (
    "Simplified model: straight lines over a cylinder, one average body. Length runs from the "
    "middle of a muscle's origins to its insertion, as the first length in Measures does."
)


@dataclass(frozen=True, slots=True)
class JointRange:
    """A joint as the panel offers it; `common` ones are always in sight."""

    name: str
    label: str
    lowest: int
    highest: int
    common: bool


class MotionPanel(QScrollArea):
    """Sliders, buttons and read-outs; knows no anatomy.

    Args:
        joints: one slider each.
        buttons: actions for the row of buttons.

    Signals:
        turned(str, int): a joint is to stand at so many degrees.
        let_go(): the drag of a slider is over.
    """

    turned = Signal(str, int)
    let_go = Signal()

    def __init__(self, joints: Sequence[JointRange]) -> None:
        super().__init__()
        self.setObjectName("motion")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Motion")
        self._inner = QWidget()
        self._layout = QVBoxLayout(self._inner)
        self._layout.setContentsMargins(8, 8, 8, 12)
        self._layout.setSpacing(6)
        self.sliders = {one.name: self._slider(one) for one in joints}
        self.readings, self.plot, self.held = Readings(), MotionPlot(), _caption("")
        self._layout.addWidget(_caption(HINT))
        self._add_sliders(joints, common=True)
        self._more = self._more_button()
        self._layout.addWidget(self._more)
        self._others = QWidget()
        others = QVBoxLayout(self._others)
        others.setContentsMargins(0, 0, 0, 0)
        for one in joints:
            if not one.common:
                others.addWidget(self.sliders[one.name])
        self._layout.addWidget(self._others)
        self._others.hide()
        self._buttons = ButtonFlow()
        self._layout.addWidget(self._buttons)
        for widget in (self.held, self.readings, self.plot, _caption(NOTE)):
            self._layout.addWidget(widget)
        self.sources = _caption("")
        self._layout.addWidget(self.sources)
        self._layout.addStretch(1)
        self.setWidget(self._inner)
        self.say_held("")

    def _slider(self, one: JointRange) -> JointSlider:
        slider = JointSlider(one.name, one.label, one.lowest, one.highest)
        slider.turned.connect(self.turned)
        slider.let_go.connect(self.let_go)
        return slider

    def _add_sliders(self, joints: Sequence[JointRange], *, common: bool) -> None:
        for one in joints:
            if one.common == common:
                self._layout.addWidget(self.sliders[one.name])

    def _more_button(self) -> QToolButton:
        more = QToolButton()
        more.setObjectName("more")
        more.setText("More joints")
        more.setCheckable(True)
        more.setArrowType(Qt.ArrowType.RightArrow)
        more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        more.setToolTip("Abduction, rotation, the lumbar spine and the tilt of the pelvis")
        more.toggled.connect(self._show_others)
        return more

    def _show_others(self, shown: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self._more.setArrowType(arrow)
        self._others.setVisible(shown)

    def put_first(self, widget: QWidget) -> None:
        """Lay a widget above the sliders."""
        self._layout.insertWidget(0, widget)

    def add_buttons(self, actions: Sequence[QAction]) -> None:
        """A button for each action."""
        self._buttons.add(actions)

    def show_angles(self, angles: dict[str, float]) -> None:
        """Stand every slider at its joint's angle, degrees."""
        for joint, slider in self.sliders.items():
            slider.show_angle(angles.get(joint, 0.0))

    def say_held(self, sentence: str) -> None:
        """A word on what was held at its limit, or nothing."""
        self.held.setText(sentence)
        self.held.setVisible(bool(sentence))


def _caption(text: str) -> QLabel:
    caption = QLabel(text)
    caption.setObjectName("caption")
    caption.setWordWrap(True)
    return caption
