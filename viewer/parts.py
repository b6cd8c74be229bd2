"""Builds every part of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotations.atlas import Atlas
from annotations.landmarks import read_landmarks
from meshes.library import SurfaceMesh
from viewer.actions.table import VIEW_STRIP
from viewer.context import Context
from viewer.desk.board_mode import BoardMode
from viewer.desk.desk import Desk
from viewer.desk.dialogs import Dialogs
from viewer.desk.key_choice import KeyChoice
from viewer.desk.panes import Panes
from viewer.desk.preferences import Preferences, keys_path
from viewer.desk.screens import Screens
from viewer.document.coverage import CoverageReport
from viewer.document.documents import Documents
from viewer.document.reading import Reading
from viewer.document.searching import Searching
from viewer.motion.motion import Motion
from viewer.motion.pulling import Pulling
from viewer.motion.stepping import Stepping
from viewer.motion.thigh_drag import ThighDrag
from viewer.panels.coverage import CoveragePanel
from viewer.panels.overlay import Overlay
from viewer.panels.structure_tree import StructureTree
from viewer.panels.toast import Toast
from viewer.scene.camera import view_name
from viewer.scene.graphics import off_screen_plotter
from viewer.scene.scene import Scene
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.storage.settings import Settings
from viewer.structures.announcing import Announcing
from viewer.structures.choosing import Choosing
from viewer.structures.cutting import CutControl
from viewer.structures.labelling import Labelling
from viewer.structures.measuring import Measuring
from viewer.structures.showing import Showing
from viewer.structures.status import Status
from viewer.viewport.camera_control import CameraControl
from viewer.viewport.gestures import Gestures
from viewer.viewport.viewport import Viewport
from viewer.views.views import Views
from viewer.window.context_menu import ContextMenu
from viewer.window.menus import Menus
from viewer.window.window import MainWindow

PATIENT_SIDE = "Left is the patient's left"


class Parts(QObject):
    """All parts of the window; `App` connects them.

    Args:
        atlas: the document, tied to the structures.
        meshes: key -> mesh of each structure.
    """

    def __init__(self, atlas: Atlas, meshes: dict[str, SurfaceMesh]) -> None:
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
        self.panes = Panes(self.window, self.viewport, self.searching.box)
        self._add_actions(hidden)
        self.labelling.layer.lower()

    @property
    def settings(self) -> Settings:
        """What is remembered now."""
        return self.preferences.settings

    def _add_scene(self) -> None:
        self.scene = Scene(off_screen_plotter(960, 720), self._meshes)
        self.scene.apply(ViewState(), self.store.state)
        # First of all who listen: labels and lines ask the scene where things are.
        self.store.changed.connect(self.scene.apply)
        self.viewport = Viewport(self.scene, self.window)
        self.gestures = Gestures(self.viewport)
        self.screens = Screens(self.window, self.viewport)

    def _add_choosing(self) -> None:
        self.choosing = Choosing(self.store, self.names, self.camera, self._show_sentence)
        self.choosing.watch_view(self.viewport, self.scene.hover)
        self.choosing.watch_lists(self.tree, self.coverage)
        self.choosing.watch_search(self.searching, self.labelling)
        self.select = self.choosing.select

    def _show_sentence(self, start: int) -> None:
        self.window.show_panel("Article")
        self.reading.read_sentence(start)

    def _add_labels_and_search(self, atlas: Atlas, meshes: dict[str, SurfaceMesh]) -> None:
        landmarks = read_landmarks(atlas.structures)
        self.labelling = Labelling(self.viewport, self.scene, self.store, self.names)
        self.labelling.pin_on(landmarks, meshes)
        self.searching = Searching(self.window, atlas, landmarks)
        self.window.menuBar().setCornerWidget(self.searching.box)
        self.documents = Documents(self.window, atlas, self.reading, self.searching)
        report = CoverageReport(self.coverage, self.documents, self.preferences)
        report.watch(self.window.docks["Coverage"])

    def _add_actions(self, home_hidden: frozenset[str]) -> None:
        self._add_views(home_hidden)
        self.cut = CutControl(
            self.store,
            self.scene,
            self.camera,
            self._meshes,
            names=self.names,
            surroundings=self._surroundings,
        )
        self.steps = Stepping(self.store, self.motion, self.reading, self.camera, self.views.key)
        self.dialogs = Dialogs(self.window, self.viewport, self.preferences)
        self.menus = Menus(self.window, self._context(home_hidden))
        actions = self.menus.actions
        self.keys = KeyChoice(keys_path(), actions)
        self.dialogs.serve(self.menus, self.keys)
        self._add_motion()
        self.context_menu = ContextMenu(self.viewport, self.store, self.names, actions)
        self.status = Status(self.window, self.store, self.names, self._surroundings, actions)
        self.viewport.hovered.connect(self.status.tell)
        self.announcing = Announcing(
            self.viewport,
            self.store,
            self.names,
            home_hidden | self._surroundings,
            lambda: view_name(self.viewport.pose),
        )
        strip = [actions[name] for name in VIEW_STRIP]
        self.showing = Showing(self.store, self.names, actions)
        self.window.put_below_tree(self.showing.panel)
        self.overlay = Overlay(self.viewport, strip)
        self.toast = Toast(self.viewport)
        self.cut.show_over(self.viewport, self.overlay, actions)
        self.views.show_over(self.viewport, self.scene, self.overlay)
        self.steps.show_over(self.overlay, actions)
        self.views.show_in(self.window, self.desk, actions)
        self.board = BoardMode(self.preferences, self.overlay, actions)
        self.board.let_fingers_scroll(self.window)

    def _add_views(self, home_hidden: frozenset[str]) -> None:
        self.views = Views(
            self._atlas,
            self.store,
            self.camera,
            names=self.names,
            home_hidden=home_hidden,
            is_sentence=self._is_sentence,
        )

    def _add_motion(self) -> None:
        drag = ThighDrag(self.viewport, self.scene, self.store)
        self.motion.take_actions(self.menus.actions)
        self.motion.watch(drag, self.window.docks["Motion"])
        self.pulling = Pulling(self.viewport, self.scene, self.store, self.motion)
        self.viewport.play_pressed.connect(self.menus.actions["motion.play"].trigger)

    def _is_sentence(self, start: int) -> bool:
        tied = self.documents.atlas.sentence_at(start)
        return tied is not None and tied.sentence.start == start

    def _panels(self) -> dict[str, QWidget]:
        return {
            "Card": self.card,
            "Article": self.article,
            "Motion": self.motion.panel,
            "Measures": self.measuring.panel,
            "Coverage": self.coverage,
        }

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
            steps=self.steps,
            labels=self.labelling,
            reading=self.reading,
            documents=self.documents,
            search=self.searching,
            desk=self.desk,
            panes=self.panes,
            dialogs=self.dialogs,
            looks=self.preferences,
        )
