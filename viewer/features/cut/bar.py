"""The bar of the cut over the lower edge of the picture: which way, where, flip, face, close."""

from __future__ import annotations

from collections.abc import Mapping
from math import copysign, floor

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from viewer.widgets.slider import Slider

PAGE_MM = 10
STEP_DEGREES = 5
SMALLEST_TEXT = 11  # pixels
KINDS = ("transverse", "sagittal", "coronal", "free")
ENDS = {"feet": "Feet (as CT/MRI)", "head": "Head"}
CLOSE = "Close the cut (K)"
_TOOLS = {"flip": "Flip", "face": "Look straight at it", "toggle": "×"}


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
        self.buttons = {name: self._button(name, actions) for name in (*KINDS, *_TOOLS, *ENDS)}
        self.buttons["toggle"].setToolTip(CLOSE)
        self.buttons["toggle"].setAccessibleName(CLOSE)
        self.slider = Slider(0, 1, 1, "Where the plane cuts")
        self.slider.setPageStep(PAGE_MM)
        self.turn = Slider(-180, 180, STEP_DEGREES, "Turn the plane to the side, degrees")
        self.tilt = Slider(-90, 90, STEP_DEGREES, "Tilt the plane up or down, degrees")
        self.where = QLabel()
        self.where.setWordWrap(True)
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self._connect()
        self.hide()

    def _button(self, name: str, actions: Mapping[str, QAction]) -> QToolButton:
        action = actions[f"cut.{name}"]
        button = QToolButton()
        button.setText((_TOOLS | ENDS).get(name, name.capitalize()))
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        if name in KINDS or name in ENDS:
            button.setCheckable(True)
            action.toggled.connect(button.setChecked)
            # A second press of the way that is taken leaves it taken.
            button.clicked.connect(lambda: button.setChecked(action.isChecked()))
        return button

    def _lay_out(self) -> None:
        self._kinds, self._tools, self._tilting, self._ends = (QWidget() for _ in range(4))
        labels = [QLabel("Turn"), QLabel("Tilt")]
        for row, parts in (
            (self._kinds, [self.buttons[name] for name in KINDS]),
            (self._tools, [self.buttons[name] for name in _TOOLS]),
            (self._tilting, [labels[0], self.turn, labels[1], self.tilt]),
            (self._ends, [QLabel("Seen from"), *(self.buttons[name] for name in ENDS)]),
        ):
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(2)
            for part in parts:
                layout.addWidget(part)
            if row is self._ends:
                layout.addStretch(1)
        for label, slider in zip(labels, (self.turn, self.tilt), strict=True):
            label.setBuddy(slider)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 4, 8, 6)
        self._grid.setVerticalSpacing(2)
        lines = (self.slider, self._tilting, self.where, self.note, self._ends)
        for row_number, part in enumerate(lines, start=2):
            self._grid.addWidget(part, row_number, 0, 1, 3)
        self._grid.setColumnStretch(1, 1)
        self._stack(False)

    def _stack(self, narrow: bool) -> None:
        """The tools beside the orientations, or where that is too wide beside the words."""
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self._kinds, 0, 0, 1, 3 if narrow else 1, left)
        self._grid.addWidget(self._tools, 1 if narrow else 0, 2, right)
        self._grid.addWidget(self.where, 1 if narrow else 4, 0, 1, 2 if narrow else 3)

    def fit(self, room: int) -> None:
        """Take the width that is needed, at most `room` pixels, in smaller text if need be."""
        self.setStyleSheet("")
        self._stack(False)
        if self._wish() > room:
            self._stack(True)
        if self._wish() > room > 0:
            size = max(SMALLEST_TEXT, self.fontInfo().pixelSize() * room // self._wish())
            self.setStyleSheet(f"* {{ font-size: {size}px; }} QToolButton {{ padding: 2px 3px; }}")
        width = min(self._wish(), room)
        self.resize(width, self.heightForWidth(width))

    @property
    def fits(self) -> bool:
        """Its words have the room that they need."""
        self._grid.activate()
        return self.height() == self.heightForWidth(self.width())

    def _wish(self) -> int:
        self._grid.activate()
        return self.sizeHint().width()

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
        self,
        offset: int,
        reach: tuple[int, int],
        words: str,
        angles: tuple[float, float] | None,
        *,
        across: bool,
    ) -> None:
        """Show where the plane is.

        Args:
            offset: mm along its axis.
            reach: lowest and highest offset.
            words: where that is.
            angles: azimuth and elevation in degrees of a plane that can be turned.
            across: it goes across the body, and is seen from the feet or from the head.
        """
        blockers = [QSignalBlocker(slider) for slider in (self.slider, self.turn, self.tilt)]
        self.slider.setRange(min(reach[0], offset), max(reach[1], offset))
        self.slider.setValue(offset)
        self.slider.setAccessibleDescription(words)
        self.where.setText(words)
        for slider, angle in zip((self.turn, self.tilt), angles or (0.0, 0.0), strict=True):
            slider.setValue(int(copysign(floor(abs(angle) + 0.5), angle)))
        del blockers
        self._tilting.setVisible(angles is not None)
        self._ends.setVisible(across)
        if not self.isVisibleTo(self._view):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"Cut. {words}"))
        self.show()

    def show_note(self, note: str) -> None:
        """One sentence more, or none."""
        if note and note != self.note.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, note))
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def put_away(self) -> None:
        """The body is whole; keys go back to the view."""
        if any(child.hasFocus() for child in self.findChildren(QWidget)):
            self._view.setFocus()
        self.hide()
