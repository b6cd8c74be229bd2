"""A small copy of a picture, to be kept with a saved view."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage

SIZE = QSize(192, 120)  # pixels


def thumbnail(picture: QImage | None) -> bytes:
    """The middle of a picture whose rows run from the bottom up, as PNG; empty without one."""
    if picture is None:
        return b""
    way = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    upright = picture.flipped(Qt.Orientation.Vertical)
    small = upright.scaled(SIZE, way, Qt.TransformationMode.SmoothTransformation)
    middle = QRect(QPoint(0, 0), SIZE)
    middle.moveCenter(small.rect().center())
    content = QBuffer()
    small.copy(middle).save(content, "PNG")  # type: ignore[call-overload]
    return bytes(content.data().data())
