"""Draws one labelled still picture of the scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from meshes.library import SurfaceMesh
from viewer.scene.camera import STANDARD_VIEWS, CameraPose, fitted, zoomed
from viewer.scene.graphics import off_screen_window
from viewer.scene.name_pins import is_faced, name_pin
from viewer.scene.scene import Scene
from viewer.state.state import ViewState

ROOM_ROUND = 1.25  # what is left of the body round the face of a cut
TEXT_SHARE = 0.026  # text height as a share of the picture's height
_INK, _PAPER = QColor("#1B2229"), QColor("#FFFFFF")


def draw_labelled(
    meshes: Mapping[str, SurfaceMesh],
    state: ViewState,
    names: Mapping[str, str],
    *,
    home: tuple[str, ...],
    view: str | None,
    size: tuple[int, int],
    parallel: bool = False,
) -> QImage:
    """The scene from a standard view, the selected structures outlined and named.

    Without a view it is seen from the front, or straight at its cut.

    Raises:
        ViewerError: nothing can be drawn on this machine.
    """
    application = QGuiApplication.instance() or QGuiApplication(["psoas-viewer"])
    scene = Scene(off_screen_window(*size), meshes)
    try:
        scene.apply(ViewState(), state)
        pose = _pose(scene, state, tuple(dict.fromkeys((*home, *state.selected))), view, size)
        scene.pose = replace(pose, parallel=parallel)
        pixels = scene.render(*size, still=True)
        image = QImage(pixels.data, *size, 4 * size[0], QImage.Format.Format_RGBX8888)
        picture = image.flipped(Qt.Orientation.Vertical)
        anchors = _anchors(scene, scene.moving.meshes, state, names, size)
    finally:
        scene.close()
    _label(picture, anchors)
    del application
    return picture


def as_png(picture: QImage) -> bytes:
    """The content of a PNG file; Qt itself cannot write to every name that a file may have."""
    content = QBuffer()
    picture.save(content, "PNG")  # type: ignore[call-overload]
    return bytes(content.data().data())


def _pose(
    scene: Scene, state: ViewState, keys: tuple[str, ...], view: str | None, size: tuple[int, int]
) -> CameraPose:
    aspect = size[0] / size[1]
    if view is None and state.cut is not None:
        near = fitted(scene.cutting.bounds(keys), aspect, *state.cut.seen_from)
        return zoomed(near, 1.0 / ROOM_ROUND)
    return fitted(scene.bounds(keys), aspect, *STANDARD_VIEWS[view or "front"])


def _anchors(
    scene: Scene,
    meshes: Mapping[str, SurfaceMesh],
    state: ViewState,
    names: Mapping[str, str],
    size: tuple[int, int],
) -> dict[str, QPointF]:
    """Where the lines of the names end; what is cut away has none."""
    direction, found = scene.pose.direction, {}
    for key in state.selected:
        pin = name_pin(key, names[key], meshes[key], direction, state.cut)
        face = scene.cutting.middle_of_face(key) if is_faced(state.cut, direction) else None
        place = np.asarray(pin.point) if face is None and pin is not None else face
        if place is not None:
            u, v = scene.to_picture(place)
            found[names[key]] = QPointF(u * size[0], (1.0 - v) * size[1])
    return found


def _label(picture: QImage, anchors: Mapping[str, QPointF]) -> None:
    """Names in the margins, in the order of their places, joined to them by lines."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont()
    font.setPixelSize(max(12, round(TEXT_SHARE * picture.height())))
    painter.setFont(font)
    for on_left in (True, False):
        side = [
            (name, at) for name, at in anchors.items() if (at.x() < picture.width() / 2) == on_left
        ]
        side.sort(key=lambda item: item[1].y())
        _label_side(painter, side, picture.width(), on_left=on_left)
    painter.end()


def _label_side(
    painter: QPainter, side: list[tuple[str, QPointF]], width: int, *, on_left: bool
) -> None:
    metrics = painter.fontMetrics()
    pad, lowest = metrics.height() * 0.4, 0.0
    for name, at in side:
        box_size = (metrics.horizontalAdvance(name) + 2 * pad, metrics.height() + pad)
        left = 0.04 * width if on_left else 0.96 * width - box_size[0]
        top = max(at.y() - box_size[1] / 2, lowest)
        box = QRectF(left, top, *box_size)
        lowest = box.bottom() + pad
        edge = QPointF(box.right() if on_left else box.left(), box.center().y())
        painter.setPen(QPen(_INK, max(1.5, pad / 5)))
        painter.drawLine(edge, at)
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(box, pad / 2, pad / 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        painter.setBrush(_INK)
        painter.drawEllipse(at, pad / 2.5, pad / 2.5)
