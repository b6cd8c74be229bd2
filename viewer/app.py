"""The composition root: the host, its menus, and every feature of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.core.menu import CAMERA_STRIP
from viewer.core.menu import ROWS as HOST_ROWS
from viewer.core.places import Places
from viewer.features import FEATURES
from viewer.features.loading import rows_of, with_needs
from viewer.menus.context_menu import ContextMenu
from viewer.menus.menus import Menus
from viewer.menus.spec import Row
from viewer.state.state import ViewState
from viewer.styles.board_style import board_rules
from viewer.styles.icons import put_on
from viewer.styles.style_sheet import style_sheet
from viewer.styles.theme import palette

ICONS_AFTER_MS = 300  # looked twice, so that the first picture stands by then
PATIENT_SIDE = "Left is the patient's left"


class App(Host):
    """The window and everything in it, connected.

    Args:
        atlas: the document, tied to the structures.
        meshes: key -> mesh of each structure.
        select: structure to select at the start.
        view: where to look from.
        document: file to read instead of what was read last.
        features: names of those to bring in.
    """

    def __init__(
        self,
        atlas: Atlas,
        meshes: Mapping[str, SurfaceMesh],
        *,
        select: str | None = None,
        view: str = "front",
        document: Path | None = None,
        features: Sequence[str] = FEATURES,
    ) -> None:
        super().__init__(atlas, meshes)
        self.asked_document = document
        self._has_icons = False
        self._build(features)
        self.places = Places(self.window, self.preferences)
        self._connect()
        self._restore()
        self._await_first_picture()
        self.camera.jump(view)
        self.select(select)
        for feature in self._features():
            feature.begin()

    def _build(self, names: Sequence[str]) -> None:
        kinds = with_needs(names)
        menus = Menus(self.window, self.store, self._rows(kinds))
        self.hang_menus(menus, [menus.actions[name] for name in CAMERA_STRIP])
        self.context_menu = ContextMenu(self.viewport, self.store, self.names, menus)
        for name, kind in kinds.items():
            self.features[name] = kind(self)
        self.viewpoints.follow()
        menus.follow()
        self.window.share_width(1.0)
        if self.window.docks:
            self.window.show_panel(next(iter(self.window.docks)))

    def _rows(self, names: Mapping[str, type[Feature]]) -> Iterator[Row]:
        """The rows of the host, then those of each feature; a feature is built later."""
        for menu, specs in HOST_ROWS.items():
            yield from (Row(menu, spec, lambda: self) for spec in specs)
        for name in names:
            subject = partial(self.features.__getitem__, name)
            for menu, specs in rows_of(name).items():
                yield from (Row(menu, spec, subject) for spec in specs)

    def _features(self) -> Iterator[Feature]:
        return (one for one in self.features.values() if isinstance(one, Feature))

    # ------------------------------------------------------------------- wiring

    def _connect(self) -> None:
        self.store.changed.connect(self._on_changed)
        self.viewport.pose_changed.connect(self._on_pose)
        self.menus.said.connect(self.toast.say)
        self.menus.said.connect(self.tell)
        self.preferences.failed.connect(self.tell)
        self.preferences.look_changed.connect(self._on_look_changed)
        self.preferences.look_changed.connect(self.menus.refresh)
        self.window.full_screen_changed.connect(self.menus.refresh)
        for dock in self.window.panels.values():
            dock.visibilityChanged.connect(self.menus.refresh)
        self.window.closing.connect(self._on_closing)

    def _restore(self) -> None:
        self._apply_look()
        self.overlay.show_hint(not self.settings.hint_seen)
        self.window.side.setText(PATIENT_SIDE)
        if self.settings.parallel:
            self.camera.toggle_projection()
        self.places.restore()
        self.screens.come_into_sight()
        notices = [self.preferences.notice, self.places.notice]
        notices += [one.notice for one in self._features()]
        if any(notices):
            self.tell(" ".join(filter(None, notices)))

    def _apply_look(self) -> None:
        theme = self.preferences.theme
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        scale, picture = self.preferences.text_scale, self.preferences.picture_scale
        board = board_rules() if self.settings.board else ""
        rules = style_sheet(theme, scale, picture) + board
        if rules != application.styleSheet():  # Qt would dress every widget anew
            application.setPalette(palette(theme))
            application.setStyleSheet(rules)
        self.scene.set_look(self.preferences.look)
        self.viewport.quality.mode = self.settings.quality
        self.camera.cuts = self.preferences.reduces_motion
        self.camera.tumble(self.settings.tumbling)
        for feature in self._features():
            feature.set_look()
        self.viewport.refresh()
        self.overlay.place()

    def _await_first_picture(self) -> None:
        """Icons take long to load: as long as nothing is drawn they wait."""
        then = self._put_on_icons if self.viewport.frames else self._await_first_picture
        QTimer.singleShot(ICONS_AFTER_MS, self.window, then)

    def _put_on_icons(self) -> None:
        self._has_icons = True
        put_on(self.menus.actions, self.preferences.theme)

    # ---------------------------------------------------------- what has changed

    def _on_look_changed(self) -> None:
        self._apply_look()
        if self._has_icons:
            self._put_on_icons()
        self.window.share_width(self.preferences.text_scale)

    def _on_changed(self, _old: ViewState, new: ViewState) -> None:
        if (new.current or new.labels != "none") and not self.settings.hint_seen:
            self.preferences.remember({"hint_seen": True})
            self.overlay.show_hint(False)

    def _on_pose(self) -> None:
        pose = self.viewport.pose
        self.overlay.cube.set_axes(
            *(a.tolist() for a in (pose.right, pose.view_up, pose.direction))
        )
        if not self.settings.hint_seen:
            self.overlay.place()

    # ------------------------------------------------------------------- closing

    def _on_closing(self) -> None:
        self.places.keep()
        self.preferences.remember({"parallel": self.camera.is_parallel})
        for feature in self._features():
            feature.close()
        self.viewport.shut()
        self.preferences.save()
