"""Boxes and frames in the pixels of the settings: seen in every theme, grown with the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QWidget,
)

from tests.viewer.test_contrast import MARK, contrast
from viewer.app import App
from viewer.scene.materials import RGB
from viewer.styles.theme import THEMES

pytestmark = pytest.mark.gl

BESIDE = 3  # pixels from a control to the ground that it lies on


def box_of(check: QCheckBox) -> QRect:
    option = QStyleOptionButton()
    check.initStyleOption(option)
    part = QStyle.SubElement.SE_CheckBoxIndicator
    return check.style().subElementRect(part, option, check)


def arrow_of(choice: QComboBox) -> QRect:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxArrow
    return choice.style().subControlRect(control, option, part, choice)


def most_contrast(picture: QImage, line: list[QPoint], ground: QPoint) -> float:
    return max(contrast(rgb_at(picture, at), rgb_at(picture, ground)) for at in line)


def rgb_at(picture: QImage, at: QPoint) -> RGB:
    colour = picture.pixelColor(at)
    return colour.red(), colour.green(), colour.blue()


def crossing(widget: QWidget, dialog: QWidget, box: QRect) -> tuple[list[QPoint], QPoint]:
    """Points from beside the left rim of a box into it, and one of the ground."""
    place = QRect(widget.mapTo(dialog, box.topLeft()), box.size())
    y = place.center().y()
    line = [QPoint(x, y) for x in range(place.left(), place.left() + 4)]
    return line, QPoint(place.left() - BESIDE, y)


@pytest.mark.parametrize("theme", THEMES)
def test_every_box_frame_and_arrow_of_the_settings_is_seen(app: App, theme: str) -> None:
    app.preferences.change({"theme": theme})
    app.actions["edit.settings"].trigger()
    dialog = app.settings_dialog
    QApplication.processEvents()
    picture, low = dialog.grab().toImage(), []
    for switch in dialog.switches.values():
        if most_contrast(picture, *crossing(switch, dialog, box_of(switch))) < MARK:
            low.append(switch.text())
    for choice in dialog.choices.values():
        frame = most_contrast(picture, *crossing(choice, dialog, choice.rect()))
        sign = arrow_of(choice)
        sign.moveTopLeft(choice.mapTo(dialog, sign.topLeft()))
        dots = [QPoint(x, y) for x in range(sign.left() + 2, sign.right() - 2)
                for y in range(sign.top() + 2, sign.bottom() - 2)]  # fmt: skip
        if min(frame, most_contrast(picture, dots, dots[0])) < MARK:
            low.append(choice.accessibleName())
    assert low == []


@pytest.mark.parametrize("scale", [1.5, 3.0])
def test_boxes_grow_with_the_text(app: App, scale: float) -> None:
    app.actions["edit.settings"].trigger()
    switch = app.settings_dialog.switches["board"]
    before = box_of(switch).width()
    app.preferences.change({"text_scale": scale})
    QApplication.processEvents()

    assert box_of(switch).width() == pytest.approx(scale * before, rel=0.15)
