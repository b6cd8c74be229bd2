"""The composition root: builds every part of the window and connects them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from annotations.atlas import Atlas
from annotations.landmarks import read_landmarks
from meshes.library import SurfaceMesh
from viewer.actions.table import VIEW_STRIP
from viewer.camera_control import CameraControl
from viewer.choosing import Choosing
from viewer.context import Context
from viewer.context_menu import ContextMenu
from viewer.coverage_report import CoverageReport
from viewer.cut_control import CutControl
from viewer.desk import Desk
from viewer.documents import Documents
from viewer.gestures import Gestures
from viewer.labelling import Labelling
from viewer.measuring import Measuring
from viewer.menus import Menus
from viewer.motion import Motion
from viewer.panels.coverage import CoveragePanel
from viewer.panels.overlay import Overlay
from viewer.panels.structure_tree import StructureTree
from viewer.preferences import Preferences
from viewer.pulling import Pulling
from viewer.reading import Reading
from viewer.scene.camera import view_name
from viewer.scene.graphics import off_screen_plotter
from viewer.scene.look import LOOKS
from viewer.scene.scene import Scene
from viewer.searching import Searching
from viewer.settings import Settings
from viewer.showing import Showing
from viewer.state import ViewState
from viewer.status import Status
from viewer.store import Store
from viewer.theme import palette, style_sheet
from viewer.thigh_drag import ThighDrag
from viewer.viewport import Viewport
from viewer.views import Views
from viewer.window import MainWindow

PATIENT_SIDE = "Left is the patient's left"


class App(QObject):
    """The window and everything in it."""

    def __init__(
        self,
        atlas: Atlas,
        meshes: dict[str, SurfaceMesh],
        *,
        select: str | None = None,
        view: str = "front",
        document: Path | None = None,
    ) -> None:
        super().__init__()
        self._atlas, self._meshes = atlas, meshes
        self.preferences = Preferences(self)
        structures = [s for s in atlas.structures if s.key in meshes]
        hidden = frozenset(s.key for s in structures if not s.visible)
        self.names = {s.key: s.name for s in structures}
        self._surroundings = frozenset(s.key for s in structures if s.group == "context")
        self._muscles = frozenset(s.key for s in structures if s.group == "muscles")
        self.store = Store(ViewState(hidden=hidden), self)
        self.window = MainWindow()
        self._add_scene()
        home = tuple(s.key for s in structures if s.group != "thigh" and s.key not in hidden)
        self.camera = CameraControl(self.viewport, self.scene, home)
        self.tree = StructureTree(structures)
        self.reading = Reading(atlas, self.store, self.names, self)
        self.card, self.article = self.reading.card, self.reading.article
        self.measuring = Measuring(self.viewport, self.scene, self.store)
        self.motion = Motion(self.store, meshes, self.names)
        self.coverage = CoveragePanel()
        self.window.fill(self.viewport, self.tree, self._panels())
        self._add_labels_and_search(atlas, meshes)
        self._add_choosing()
        self.desk = Desk(self.window, self.viewport, meshes)
        self._add_actions(hidden)
        self.labelling.layer.lower()
        self._connect()
        self._restore()
        self.camera.jump(view)
        self.select(select)
        self._open_document(document)

    def _add_scene(self) -> None:
        self.scene = Scene(off_screen_plotter(960, 720), self._meshes)
        self.scene.apply(ViewState(), self.store.state)
        # First of all who listen: labels and lines ask the scene where things are.
        self.store.changed.connect(self.scene.apply)
        self.viewport = Viewport(self.scene, self.window)
        self.gestures = Gestures(self.viewport)

    def _add_choosing(self) -> None:
        self.choosing = Choosing(self.store, self.names, self.camera, self._show_sentence)
        self.choosing.watch_view(self.viewport, self.scene.hover)
        self.choosing.watch_lists(self.tree, self.coverage)
        self.choosing.watch_search(self.searching, self.labelling)
        self.select = self.choosing.select

    def _show_sentence(self, start: int) -> None:
        self.window.show_panel("Article")
        self.reading.read_sentence(start)

    def _add_actions(self, home_hidden: frozenset[str]) -> None:
        self.views = Views(
            self._atlas,
            self.store,
            self.camera,
            names=self.names,
            home_hidden=home_hidden,
            is_sentence=self._is_sentence,
        )
        self.cut = CutControl(
            self.store,
            self.scene,
            self.camera,
            self._meshes,
            names=self.names,
            surroundings=self._surroundings,
        )
        self.menus = Menus(self.window, self._context(home_hidden))
        actions = self.menus.actions
        self._add_motion()
        self.context_menu = ContextMenu(self.viewport, self.store, self.names, actions)
        self.status = Status(self.window, self.store, self.names, self._surroundings, actions)
        self.viewport.hovered.connect(self.status.tell)
        strip = [actions[name] for name in VIEW_STRIP]
        self.showing = Showing(self.store, self.names, actions)
        self.window.put_below_tree(self.showing.panel)
        self.overlay = Overlay(self.viewport, strip)
        self.cut.show_over(self.viewport, self.overlay, actions)
        self.views.show_over(self.viewport, self.scene, self.overlay)
        self.views.show_in(self.window, self.desk, actions)

    def _is_sentence(self, start: int) -> bool:
        tied = self.documents.atlas.sentence_at(start)
        return tied is not None and tied.sentence.start == start

    def _add_motion(self) -> None:
        drag = ThighDrag(self.viewport, self.scene, self.store)
        self.motion.take_actions(self.menus.actions)
        self.motion.watch(drag, self.window.docks["Motion"])
        self.pulling = Pulling(self.viewport, self.scene, self.store, self.motion)
        self.viewport.play_pressed.connect(self.menus.actions["motion.play"].trigger)

    def _panels(self) -> dict[str, QWidget]:
        return {
            "Card": self.card,
            "Article": self.article,
            "Motion": self.motion.panel,
            "Measures": self.measuring.panel,
            "Coverage": self.coverage,
        }

    def _open_document(self, asked: Path | None) -> None:
        """What was asked for, else what was read last, if it is still there."""
        remembered = Path(self.settings.document)
        if asked is not None:
            self.documents.open(asked)
        elif self.settings.document and remembered.is_file():
            self.documents.open(remembered)

    def _add_labels_and_search(self, atlas: Atlas, meshes: dict[str, SurfaceMesh]) -> None:
        landmarks = read_landmarks(atlas.structures)
        self.labelling = Labelling(self.viewport, self.scene, self.store, self.names)
        self.labelling.pin_on(landmarks, meshes)
        self.searching = Searching(self.window, atlas, landmarks)
        self.window.menuBar().setCornerWidget(self.searching.box)
        self.documents = Documents(self.window, atlas, self.reading, self.searching)
        report = CoverageReport(self.coverage, self.documents, self.preferences)
        report.watch(self.window.docks["Coverage"])

    def _context(self, home_hidden: frozenset[str]) -> Context:
        return Context(
            store=self.store,
            names=self.names,
            home_hidden=home_hidden,
            surroundings=self._surroundings,
            muscles=self._muscles,
            camera=self.camera,
            cut=self.cut,
            key_views=self.views.key,
            own_views=self.views.own,
            motion=self.motion,
            labels=self.labelling,
            reading=self.reading,
            documents=self.documents,
            search=self.searching,
            desk=self.desk,
            looks=self.preferences,
        )

    @property
    def settings(self) -> Settings:
        """What is remembered now."""
        return self.preferences.settings

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
        self.reading.walked.connect(partial(self.window.show_panel, "Article"))
        self.documents.changed.connect(self._on_document)
        self.documents.failed.connect(self.desk.complain)
        self.preferences.look_changed.connect(self._on_look_changed)
        self.window.closing.connect(self._on_closing)

    def _restore(self) -> None:
        self._apply_look()
        self.tree.apply(ViewState(), self.store.state)
        self.overlay.show_hint(not self.settings.hint_seen)
        self.window.side.setText(PATIENT_SIDE)
        self.window.restore_places(self.settings.geometry, self.settings.docks)
        notices = (self.preferences.notice, self.views.own.notice)
        if any(notices):
            self.window.status.setText(" ".join(filter(None, notices)))

    def _apply_look(self) -> None:
        theme = self.preferences.theme
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette(theme))
        application.setStyleSheet(style_sheet(theme, self.settings.text_scale))
        self.scene.set_look(LOOKS[self.settings.theme])
        scale, notes = self.settings.text_scale, self.settings.notes
        self.reading.set_look(theme, scale, shows_notes=notes)
        self.camera.cuts = self.preferences.reduces_motion
        self.camera.tumble(self.settings.tumbling)
        self.labelling.set_look(theme, scale)
        self.measuring.set_look(theme, scale)
        self.motion.set_look(theme, scale)
        self.pulling.set_look(theme, scale)
        self.viewport.refresh()
        self.overlay.place()

    # ---------------------------------------------------------- what has changed

    def _on_look_changed(self) -> None:
        self._apply_look()
        self.window.share_width(self.settings.text_scale)

    def _on_document(self) -> None:
        self.menus.refresh()
        self.window.show_panel("Article")

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        self.viewport.refresh()
        self.tree.apply(old, new)
        if new.current and not self.settings.hint_seen:
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
        self.motion.stop()
        self.viewport.shut()
        self.preferences.save()
