"""Full screen for showing: the picture, one caption, one strip; the window comes back as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from viewer.features.stage.caption import Caption
from viewer.features.stage.controls import Controls
from viewer.features.stage.corners import Corners
from viewer.features.stage.sides import Sides
from viewer.features.stage.sizes import StageSizes, sizes_for
from viewer.features.stage.strip import Strip
from viewer.features.stage.style import stage_rules
from viewer.overlay.overlay import Overlay
from viewer.styles.theme import Theme
from viewer.viewport.viewport import Viewport
from viewer.window.window import MainWindow

EDGE = 3  # pixels at the upper edge of the screen that bring the menus
AWAY = 90  # pixels below which the pointer has left them
_STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_WALK = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
Words = tuple[str, Sequence[str]]  # a title and what is to be read, a thought each


class Course(Protocol):
    """What Back, Play and Next lead through; a lesson is another one."""

    @property
    def is_running(self) -> bool: ...
    def can_step(self, by: int) -> bool: ...
    def step(self, by: int) -> None: ...
    def play(self) -> None: ...


class Stage(QObject):
    """Comes with full screen and goes with it.

    Args:
        window: is cleared, and brought back.
        viewport: fills the screen.
        overlay: is put away meanwhile.
        menus: the actions behind the strip's "views", "labels" and "side".
        course: what Back, Play and Next lead through.

    Attributes:
        is_on: the stage is up.

    Signals:
        changed(): it came up or went.
        room_below_taken(float): pixels at the lower edge that caption and strip cover.
        corner_taken(float): pixels down from the upper right corner that are covered.
    """

    changed = Signal()
    room_below_taken = Signal(float)
    corner_taken = Signal(float)

    def __init__(
        self,
        window: MainWindow,
        viewport: Viewport,
        overlay: Overlay,
        menus: Mapping[str, Sequence[QAction]],
        course: Course,
    ) -> None:
        super().__init__(window)
        self._window, self._view, self._overlay = window, viewport, overlay
        self.course = course
        self.is_on = False
        self._words: Words = ("", ())
        self._look: tuple[Theme, float] | None = None
        self.caption, self.strip = Caption(viewport), Strip(viewport, menus)
        self.corners = Corners(viewport)
        self.sides = Sides(window, viewport)
        self._text_scale = 1.0
        self.controls = Controls(viewport, self.strip, self.corners.cross)
        self._connect()

    def _connect(self) -> None:
        self._window.full_screen_changed.connect(self._follow)
        self._window.aside = self.sides
        self._view.pose_changed.connect(self._name_sides)
        self._view.installEventFilter(self)
        for widget in self.strip.buttons.values():
            widget.installEventFilter(self)
        self.strip.pressed.connect(self._on_pressed)
        self.corners.left.connect(self._window.leave_full_screen)
        self.caption.closed.connect(lambda: self.say("", ()))
        self.caption.paged.connect(self._on_paged)

    # ------------------------------------------------------------------ up and down

    def _follow(self) -> None:
        """However full screen was entered or left, by key, button or the window manager."""
        if self._window.isFullScreen() != self.is_on:
            (self._leave if self.is_on else self._enter)()

    def _enter(self) -> None:
        self.is_on = True
        self._window.clear()
        self._overlay.put_away(True)
        self.corners.show(True)
        self._view.setFocus()
        self.changed.emit()
        self.say(*self._words)
        self.wake()

    def _leave(self) -> None:
        self.is_on = False
        self.caption.hide()
        self.controls.leave()
        self.corners.show(False)
        self.sides.close()
        self._window.bring_back()
        self._overlay.put_away(False)
        self.changed.emit()

    def stop(self) -> None:
        """No more timers, and the panels in the window."""
        self.controls.stop()
        self.sides.close()

    def set_look(self, theme: Theme, scale: float, text_scale: float) -> None:
        """Colours, the scale of the text in the picture, and that of the text in lists."""
        self._look, self._text_scale = (theme, scale), text_scale
        self._place()

    def set_cuts(self, cuts: bool) -> None:
        """Whether strip and lists come and go at once."""
        self.sides.set_cuts(cuts)
        self.controls.set_cuts(cuts)

    @property
    def sizes(self) -> StageSizes:
        """For the picture as it is now."""
        scale = self._look[1] if self._look else 1.0
        return sizes_for(self._view.width(), self._view.height(), scale)

    # ---------------------------------------------------------------------- words

    def say(self, title: str, texts: Sequence[str]) -> None:
        """What the caption is to say; with no texts it is put away."""
        self._words = (title, tuple(texts))
        if self.is_on:
            self.caption.say(title, texts)
            self._place()

    def _on_paged(self) -> None:
        self._offer()
        if self.caption.is_moved:
            self._tell_room()

    # ---------------------------------------------------------------------- ways

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) page of the caption, else step of the course."""
        if self.caption.can_turn(by):
            self.caption.turn(by)
        elif self.course.can_step(by):
            self.course.step(by)
        self._offer()

    def _on_pressed(self, name: str) -> None:
        if name == "exit":
            self._window.leave_full_screen()
        elif name == "play":
            self.course.play()
        else:
            self.step(1 if name == "next" else -1)
        self._offer()

    def _offer(self) -> None:
        back, forth = (self.caption.can_turn(by) or self.course.can_step(by) for by in (-1, 1))
        self.strip.offer(back=back, forth=forth, runs=self.course.is_running)

    def refresh(self) -> None:
        """What can be done may have changed."""
        if self.is_on:
            self._offer()

    # --------------------------------------------------------------------- places

    def _place(self) -> None:
        if not self.is_on or self._look is None:
            return
        sizes, width, height = self.sizes, self._view.width(), self._view.height()
        rules = stage_rules(self._look[0], sizes)
        on_it = (self.caption, *self.sides.both, self.strip, *self.corners.widgets)
        for widget in on_it:
            if widget.styleSheet() != rules:
                widget.setStyleSheet(rules)
        self.strip.fit(sizes, width)
        self.strip.move(0, height - sizes.strip)
        self.caption.fit(sizes, width - 2 * sizes.margin)
        if not self.caption.is_moved:
            top = height - sizes.strip - sizes.margin // 4 - self.caption.height()
            self.caption.move((width - self.caption.width()) // 2, top)
        corner = self.corners.place(sizes)
        self._name_sides()
        below = self.caption.y() if self._keeps_caption else height - sizes.strip
        self.sides.stand(round(corner), below, self._text_scale)
        for widget in on_it:
            widget.raise_()
        self.corner_taken.emit(corner)
        self._tell_room()
        self._offer()

    @property
    def _keeps_caption(self) -> bool:
        """The caption stands above the strip, and not where the user moved it."""
        return self.caption.isVisibleTo(self._view) and not self.caption.is_moved

    def _tell_room(self) -> None:
        """The strip's place is always kept, else the body would leap whenever it comes."""
        sizes = self.sizes
        taken = sizes.strip + sizes.margin // 4
        if self._keeps_caption:
            taken = self._view.height() - self.caption.y() + sizes.margin // 4
        self.room_below_taken.emit(float(taken))

    def _name_sides(self) -> None:
        if self.is_on:
            self.corners.name(self._view.pose.right.tolist())

    # ------------------------------------------------------- pointer, keys and time

    def wake(self) -> None:
        """The controls come back, and go again when nothing stirs."""
        if self.is_on:
            self.controls.wake()

    def _put_menus_away(self) -> None:
        bar = self._window.menuBar()
        within = QApplication.focusWidget()
        used = within is not None and bar.isAncestorOf(within)
        if bar.isVisible() and not used and QApplication.activePopupWidget() is None:
            bar.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_on:
            return False
        if event.type() == QEvent.Type.FocusIn:
            self.wake()
            self._put_menus_away()
        if watched is not self._view:
            return False
        if isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._place)
        elif event.type() == QEvent.Type.Leave:
            self.sides.left_picture()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._on_pointer(event.position())
        return False

    def _on_pointer(self, at: QPointF) -> None:
        self.wake()
        self.sides.pointed(at)
        if at.y() <= EDGE:
            self._window.menuBar().show()
        elif at.y() > AWAY:
            self._put_menus_away()

    def _on_key(self, event: QKeyEvent) -> bool:
        """A caption of several pages is read to its end before any other step is taken."""
        if event.key() in _WALK:
            self.wake()  # before Qt looks where the tab key can go
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.step(by)
        event.accept()
        return True
