"""The 3D view as a widget: paints the scene's picture and turns gestures into intents."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from viewer.scene.camera import CameraPose
from viewer.scene.graphics import Graphics
from viewer.scene.quality import Quality
from viewer.scene.scene import Scene
from viewer.viewport.pointed import Pointed
from viewer.viewport.steering import Steered

STILL_AFTER_MS, STILL_IN_HAND_MS = 50, 280
KEY_STEP_DEGREES = 10.0
KEY_STEP_PAN = 0.05
WHEEL_STEP = 1.12


class Viewport(Steered):
    """Shows the scene; renders only when something changed.

    Attributes:
        takes_hold: whether a drag that begins at a point pulls what lies there.

    Signals:
        clicked(object, bool): key under a click (None beside everything); Ctrl was held.
        double_clicked(object): key under a double click.
        hovered(object): key under the pointer, None beside everything.
        pose_changed(): the camera moved.
        label_clicked(str): id of the label under a click.
        menu_key_pressed(QPoint): the menu key was pressed; the middle of the view on the screen.
        menu_requested(object, QPoint): right click on a key, at a global point.
        pulled(QPointF): what was taken hold of is pulled by so many pixels.
        let_go(): it is let go.
        play_pressed(): the space key.
    """

    clicked = Signal(object, bool)
    double_clicked = Signal(object)
    hovered = Signal(object)
    pose_changed = Signal()
    label_clicked = Signal(str)
    menu_key_pressed = Signal(QPoint)
    menu_requested = Signal(object, QPoint)
    pulled = Signal(QPointF)
    let_go = Signal()
    play_pressed = Signal()

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = scene
        self.label_at: Callable[[QPointF], str | None] = lambda _position: None
        self.takes_hold: Callable[[QPointF], bool] = lambda _position: False
        self._holding = False
        self._picture: QImage | None = None
        self._stale, self._still, self._bare = True, False, True
        self._pressed_at: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._wheeling = False
        self.frames = 0
        self.quality = Quality()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 180)
        self.setAccessibleName("3D model of the lower back, pelvis and thighs")
        self.setAccessibleDescription(
            "Drag or use the arrow keys to turn, the wheel to zoom, click to select."
        )
        self._settle = self._timer(STILL_AFTER_MS, self._draw_still)
        self._pointed = Pointed(self, self.key_at)
        self._pointed.changed.connect(self.hovered)
        self._prepare = self._timer(0, self._prepare_picking)

    def _timer(self, ms: int, slot: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=ms)
        timer.timeout.connect(slot)
        return timer

    # ------------------------------------------------------------------ drawing

    @property
    def pose(self) -> CameraPose:
        assert self._scene is not None
        return self._scene.pose

    @property
    def graphics(self) -> Graphics:
        """What draws the picture."""
        assert self._scene is not None
        return self._scene.graphics

    @property
    def in_full_quality(self) -> bool:
        """The picture shown is the finished one."""
        return self._still and not self._stale

    def look_from(self, pose: CameraPose) -> None:
        """Move the camera."""
        if self._scene is not None and pose != self._scene.pose:
            self._scene.pose = pose
            if not (self._dragging or self._wheeling):
                self._pointed.forget()  # the picture moved, and not under the hand
            self.refresh()
            self.pose_changed.emit()

    def refresh(self) -> None:
        """Draw anew: fast at once, in full quality when nothing has moved for a moment."""
        self._stale, self._still = True, False
        # A hand that holds the model pauses without having come to rest.
        self._settle.start(STILL_IN_HAND_MS if self._dragging else STILL_AFTER_MS)
        self.update()

    def _draw_still(self) -> None:
        self._stale, self._still = True, True
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(720, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bare:  # this once, so that the panels stand before the first picture
            self._bare = False
            QPainter(self).fillRect(self.rect(), self.palette().window())
            QTimer.singleShot(0, self, self.refresh)
        elif self._stale:
            self._draw()
        if self._picture is None:
            return
        painter = QPainter(self)
        # The picture's rows run from the bottom up.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._is_coarse)
        painter.scale(1.0, -1.0)
        painter.translate(0.0, -self.height())
        painter.drawImage(QRectF(self.rect()), self._picture)
        painter.end()

    @property
    def _is_coarse(self) -> bool:
        return self._picture is not None and self._picture.width() < self.width()

    def _draw(self) -> None:
        if self._scene is None:
            return
        began = monotonic()
        coarser = 1.0 if self._still else self.quality.scale(began)
        ratio = self.devicePixelRatioF() * coarser
        width, height = (max(1, round(side * ratio)) for side in self.size().toTuple())
        pixels = self._scene.render(width, height, still=self._still, line_scale=ratio)
        self._picture = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
        self.quality.drawn(began, monotonic(), still=self._still)
        self._stale = False
        self.frames += 1
        if self.frames == 1:
            self._prepare.start()

    @property
    def picture(self) -> QImage | None:
        """What was drawn last, rows from the bottom up; None before the first time."""
        return self._picture

    def _prepare_picking(self) -> None:
        if self._scene is not None and self._scene.picker.prepare():
            self._prepare.start()

    # ----------------------------------------------------------------- pointing

    def key_at(self, position: QPointF) -> str | None:
        """The structure drawn in front at a point of the widget."""
        outside = not QRectF(self.rect()).contains(position)
        if self._scene is None or self.frames == 0 or outside or self.label_at(position):
            return None
        self._scene.aim()  # the picture of this pose may not be drawn yet
        u, v = position.x() / max(1, self.width()), position.y() / max(1, self.height())
        return self._scene.picker.pick(u, 1.0 - v)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = self._last = event.position()
        self._dragging = False
        self._pointed.stop()
        left = event.button() == Qt.MouseButton.LeftButton
        self._holding = left and self.takes_hold(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons():
            self._pointed.move(event.position())
            return
        travelled = (event.position() - self._pressed_at).manhattanLength()
        if not self._dragging and travelled < QApplication.startDragDistance():
            return
        self._dragging = True
        moved = event.position() - self._last
        self._last = event.position()
        self._drag(event, moved)

    def _drag(self, event: QMouseEvent, moved: QPointF) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._holding:
            self.pulled.emit(moved)
        elif event.buttons() & Qt.MouseButton.LeftButton and not shift:
            self.turn_by(moved)
        else:
            self.pan_by(moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._pressed_at is not None and not self._dragging
        self._pressed_at, self._dragging = None, False
        if not was_click:
            if self._holding:
                self.let_go.emit()
            self._pointed.move(event.position())
            return
        if event.button() == Qt.MouseButton.LeftButton:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.click_at(event.position(), add=control)
        elif event.button() == Qt.MouseButton.RightButton:
            self.ask_for_menu(event.position())

    def click_at(self, position: QPointF, *, add: bool) -> None:
        """Choose what lies there, a label before a structure."""
        label = self.label_at(position)
        if label is not None:
            self.label_clicked.emit(label)
        else:
            self.clicked.emit(self.key_at(position), add)

    def ask_for_menu(self, position: QPointF) -> None:
        """Ask for the menu of what lies there."""
        self.menu_requested.emit(self.key_at(position), self.mapToGlobal(position).toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit(self.key_at(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120.0
        self._wheeling = True
        self.zoom_at(event.position(), WHEEL_STEP**steps)
        self._wheeling = False
        self._pointed.move(event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {
            Qt.Key.Key_Left: (-1.0, 0.0),
            Qt.Key.Key_Right: (1.0, 0.0),
            Qt.Key.Key_Up: (0.0, 1.0),
            Qt.Key.Key_Down: (0.0, -1.0),
        }
        step = arrows.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            self.play_pressed.emit()
        elif step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(step[0] * KEY_STEP_PAN, step[1] * KEY_STEP_PAN)
        else:
            self.turn(step[0] * KEY_STEP_DEGREES, step[1] * KEY_STEP_DEGREES)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key; the mouse asks on release, because a right drag moves the model."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_key_pressed.emit(self.mapToGlobal(self.rect().center()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed.forget()

    def shut(self) -> None:
        """Stop the timers and free the picture; safe to call twice."""
        self._pointed.stop()
        for timer in (self._settle, self._prepare):
            timer.stop()
        self._picture = None
        if self._scene is not None:
            scene, self._scene = self._scene, None
            scene.close()
