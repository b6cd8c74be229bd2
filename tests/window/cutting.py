"""How tests cut the model, and where they expect to find what is cut."""

from __future__ import annotations

import numpy as np
import trimesh
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QStyle, QStyleOptionSlider
from pytestqt.qtbot import QtBot

from meshes.library import SurfaceMesh
from tests.window.conftest import PATIENCE_MS
from viewer.app import App
from viewer.features.cut.bar import CutBar
from viewer.scene.camera import projected

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Meshes = dict[str, SurfaceMesh]


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(app.window, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def settled(app: App, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: app.viewport.in_full_quality, timeout=PATIENCE_MS)


def cut_at_l3(app: App, qtbot: QtBot) -> float:
    """Select L3, cut it with the key, look at the cut; the height of the plane."""
    app.camera.cuts = True
    app.select("l3_vertebra")
    press(app, Qt.Key.Key_K)
    press(app, Qt.Key.Key_K, CONTROL | SHIFT)
    settled(app, qtbot)
    assert app.store.state.cut is not None
    return app.store.state.cut.offset


def middle_of_section(mesh: SurfaceMesh, z: float) -> NDArray[np.float64]:
    """The centroid of the largest loop in which trimesh cuts a mesh at a height."""
    solid = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    outline = solid.section([0.0, 0.0, 1.0], [0.0, 0.0, z])
    assert outline is not None
    loop = max(outline.discrete, key=len)
    x, y = loop[:, 0], loop[:, 1]
    turn = x[:-1] * y[1:] - x[1:] * y[:-1]
    along = [(part[:-1] + part[1:]) @ turn / (3.0 * turn.sum()) for part in (x, y)]
    return np.array([*along, z])


def middle_of_body(mesh: SurfaceMesh) -> NDArray[np.float64]:
    ends = ("superior_end_plate_centre", "inferior_end_plate_centre")
    return np.asarray(np.mean([mesh.landmarks[end] for end in ends], axis=0))


def at(app: App, point: NDArray[np.float64]) -> QPoint:
    """The pixel of the view where a place in mm is drawn."""
    size = app.viewport.width(), app.viewport.height()
    x, y, _ = projected(app.viewport.pose, point[None], *size)[0]
    return QPoint(round(x), round(y))


def colour_at(app: App, place: QPoint) -> QColor:
    picture = app.viewport.grab(app.viewport.rect()).toImage()
    return picture.convertToFormat(QImage.Format.Format_RGB32).pixelColor(place)


def opened_bar(app: App) -> CutBar:
    press(app, Qt.Key.Key_K)
    assert app.cut.bar.isVisible()
    return app.cut.bar


def handle_of(slider: QSlider) -> QPoint:
    """Where the handle of a slider is."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    return slider.style().subControlRect(control, option, part, slider).center()


def rows_with_outline(app: App) -> list[int]:
    """Rows of the view in which the dark edge of the outline is seen."""
    picture = app.viewport.grab(app.viewport.rect()).toImage()
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    height = app.cut.bar.y() if app.cut.bar.isVisible() else app.viewport.height()
    return [
        y
        for y in range(height)
        if any(
            (c := picture.pixelColor(x, y)).blue() > c.red() + 30 and c.red() < 20
            for x in range(0, picture.width(), 2)
        )
    ]
