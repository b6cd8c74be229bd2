"""The composition root: connects the parts of the window and keeps them in step."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from viewer.looks.board_style import board_rules
from viewer.looks.icons import put_on
from viewer.looks.style_sheet import style_sheet
from viewer.looks.theme import palette
from viewer.parts import Parts
from viewer.scene.camera import view_name
from viewer.state.state import ViewState

ICONS_AFTER_MS = 600  # once the first picture stands
PATIENT_SIDE = "Left is the patient's left"


class App(Parts):
    """The window and everything in it, connected."""

    def __init__(
        self,
        atlas: Atlas,
        meshes: dict[str, SurfaceMesh],
        *,
        select: str | None = None,
        view: str = "front",
        document: Path | None = None,
    ) -> None:
        super().__init__(atlas, meshes)
        self._has_icons = False
        self._connect()
        self._restore()
        QTimer.singleShot(ICONS_AFTER_MS, self.window, self._put_on_icons)
        self.camera.jump(view)
        self.select(select)
        self._open_document(document)

    def _open_document(self, asked: Path | None) -> None:
        """What was asked for, else what was read last, if it is still there."""
        remembered = Path(self.settings.document)
        if asked is not None:
            self.documents.open(asked)
        elif self.settings.document and remembered.is_file():
            self.documents.open(remembered)

    # ------------------------------------------------------------------- wiring

    def _connect(self) -> None:
        self.store.changed.connect(self._on_changed)
        self.viewport.pose_changed.connect(self._on_pose)
        self.labelling.room_wanted.connect(self.camera.leave_room)
        self.overlay.room_below_taken.connect(self.camera.leave_room_below)
        self.overlay.room_below_taken.connect(self.labelling.leave_room_below)
        self.overlay.corner_taken.connect(self.labelling.leave_corner)
        self.overlay.cube.chosen.connect(self.camera.look)
        self.searching.box.left.connect(self.viewport.setFocus)
        self.reading.looked_for.connect(self.camera.fly_to)
        self.reading.told.connect(self.window.status.setText)
        self.reading.walked.connect(partial(self.window.show_panel, "Article"))
        self.documents.changed.connect(self._on_document)
        self.documents.failed.connect(self.desk.complain)
        self.menus.said.connect(self.toast.say)
        self.menus.said.connect(self.window.status.setText)
        self.preferences.look_changed.connect(self._on_look_changed)
        self.preferences.look_changed.connect(self.menus.refresh)
        self.window.full_screen_changed.connect(self.menus.refresh)
        self.window.closing.connect(self._on_closing)

    def _restore(self) -> None:
        self._apply_look()
        self.tree.apply(ViewState(), self.store.state)
        self.overlay.show_hint(not self.settings.hint_seen)
        self.window.side.setText(PATIENT_SIDE)
        if self.settings.parallel:
            self.camera.toggle_projection()
        self.window.restore_places(self.settings.geometry, self.settings.docks)
        self.screens.come_into_sight()
        notices = (self.preferences.notice, self.views.own.notice, self.keys.notice)
        if any(notices):
            self.window.status.setText(" ".join(filter(None, notices)))

    def _apply_look(self) -> None:
        theme = self.preferences.theme
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette(theme))
        scale, notes = self.preferences.text_scale, self.settings.notes
        board = board_rules() if self.settings.board else ""
        application.setStyleSheet(style_sheet(theme, scale) + board)
        self.scene.set_look(self.preferences.look)
        self.reading.set_look(theme, scale, shows_notes=notes)
        self.viewport.quality.mode = self.settings.quality
        self.camera.cuts = self.preferences.reduces_motion
        self.camera.tumble(self.settings.tumbling)
        self.labelling.set_look(theme, scale)
        self.measuring.set_look(theme, scale)
        self.motion.set_look(theme, scale)
        self.pulling.set_look(theme, scale)
        self.viewport.refresh()
        self.overlay.place()

    def _put_on_icons(self) -> None:
        self._has_icons = True
        put_on(self.menus.actions, self.preferences.theme)

    # ---------------------------------------------------------- what has changed

    def _on_look_changed(self) -> None:
        self._apply_look()
        if self._has_icons:
            self._put_on_icons()
        self.window.share_width(self.preferences.text_scale)

    def _on_document(self) -> None:
        self.menus.refresh()
        self.window.show_panel("Article")

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        self.viewport.refresh()
        self.tree.apply(old, new)
        if (new.current or new.labels != "none") and not self.settings.hint_seen:
            self.preferences.remember({"hint_seen": True})
            self.overlay.show_hint(False)

    def _on_pose(self) -> None:
        pose = self.viewport.pose
        name = view_name(pose)
        self.overlay.cube.set_axes(
            *(a.tolist() for a in (pose.right, pose.view_up, pose.direction))
        )
        self.overlay.set_orientation(f"{name.capitalize()} view" if name else "")
        if not self.settings.hint_seen:
            self.overlay.place()

    # ------------------------------------------------------------------- closing

    def _on_closing(self) -> None:
        geometry, docks = self.window.saved_places()
        own = str(self.documents.path.absolute()) if self.documents.path else ""
        self.preferences.remember({"geometry": geometry, "docks": docks, "document": own})
        self.preferences.remember({"parallel": self.camera.is_parallel})
        self.motion.stop()
        self.steps.stop()
        self.viewport.shut()
        self.preferences.save()
