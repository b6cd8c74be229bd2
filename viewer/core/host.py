"""What every feature is built on: state, picture, window, document, and the other features."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from viewer.core.choosing import Choosing
from viewer.core.document import ShownDocument
from viewer.core.messages import complain
from viewer.core.panes import Panes
from viewer.core.preferences import Preferences, log_path
from viewer.core.viewpoints import Viewpoints
from viewer.menus.menus import Menus
from viewer.overlay.overlay import Overlay
from viewer.overlay.toast import Toast
from viewer.scene.graphics import off_screen_window
from viewer.scene.scene import Scene
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.storage.log import Log
from viewer.storage.settings import Settings
from viewer.viewport.camera_control import CameraControl
from viewer.viewport.gestures import Gestures
from viewer.viewport.viewport import Viewport
from viewer.window.screens import Screens
from viewer.window.window import MainWindow

Kind = TypeVar("Kind", bound=QObject)


class Leaving(NamedTuple):
    """Something that Esc leaves.

    Attributes:
        words: what Esc does now, for the menu; empty where there is nothing to leave.
        leave: does it.
    """

    words: Callable[[], str]
    leave: Callable[[], None]


class Host(QObject):
    """The window without its features; knows none of them by name.

    Args:
        atlas: the document, tied to the structures.
        meshes: key -> mesh of each structure.

    Attributes:
        blank: the state in which nothing was chosen or hidden yet.
        asked_document: file of the document that the start was asked to read.
        features: those that were brought in, by name.
        leaving: what the features can leave when Esc is pressed, in their order.

    Signals:
        sentence_wanted(int): start of a sentence of the document that is to be read.
        place_wanted(str, tuple): key of a landmark and the structures that have it, to be shown.
        motion_wanted(int): start of a sentence that is to be shown as a motion.
    """

    sentence_wanted = Signal(int)
    place_wanted = Signal(str, tuple)
    motion_wanted = Signal(int)

    def __init__(self, atlas: Atlas, meshes: Mapping[str, SurfaceMesh]) -> None:
        super().__init__()
        self.meshes = meshes
        self.blank = ViewState()
        self.features: dict[str, QObject] = {}
        self.leaving: list[Leaving] = []
        self.preferences = Preferences(self)
        self.log = Log(log_path())
        self._know(atlas)
        self.store = Store(ViewState(hidden=self.home_hidden), self)
        self.document = ShownDocument(atlas, self)
        self.window = MainWindow()
        self.scene = Scene(off_screen_window(960, 720), dict(meshes))
        self.scene.apply(self.blank, self.store.state)
        # First of all who listen: labels and lines ask the scene where things are.
        self.store.changed.connect(self.scene.apply)
        self.viewport = Viewport(self.scene, self.window)
        self.store.changed.connect(lambda _old, _new: self.viewport.refresh())
        self.window.setCentralWidget(self.viewport)
        self.gestures = Gestures(self.viewport)
        self.screens = Screens(self.window, self.viewport)
        self.camera = CameraControl(self.viewport, self.scene, self._home())
        self.viewpoints = Viewpoints(self.store, self.camera)
        self.panes = Panes(self.window, self.viewport)
        self.choosing = Choosing(self.store, self.names, self.viewport, self.scene, self.camera)
        self.select = self.choosing.select
        self.asked_document: Path | None = None

    def _know(self, atlas: Atlas) -> None:
        """What there is: names and groups of the structures."""
        self.structures = [s for s in atlas.structures if s.key in self.meshes]
        self.names = {s.key: s.name for s in self.structures}
        self.home_hidden = frozenset(s.key for s in self.structures if not s.visible)
        self.surroundings = frozenset(s.key for s in self.structures if s.group == "context")
        self.muscles = frozenset(s.key for s in self.structures if s.group == "muscles")

    def _home(self) -> tuple[str, ...]:
        """The structures that the home view frames."""
        shown = [s for s in self.structures if s.key not in self.home_hidden]
        return tuple(s.key for s in shown if s.group != "thigh")

    def hang_menus(self, menus: Menus, strip: list[QAction]) -> None:
        """Take the menus, and lay buttons of the camera over the picture."""
        self.menus = menus
        self.overlay = Overlay(self.viewport, strip)
        self.toast = Toast(self.viewport)
        self.overlay.room_below_taken.connect(self.camera.leave_room_below)
        self.overlay.cube.chosen.connect(self.camera.look)

    @property
    def actions(self) -> dict[str, QAction]:
        """The window's actions by id."""
        return self.menus.actions

    @property
    def settings(self) -> Settings:
        """What is remembered now."""
        return self.preferences.settings

    def find(self, name: str, kind: type[Kind]) -> Kind | None:
        """Another feature, None where it was not brought in."""
        feature = self.features.get(name)
        return feature if isinstance(feature, kind) else None

    def need(self, name: str, kind: type[Kind]) -> Kind:
        """A feature that the asking one `needs`."""
        return cast("Kind", self.features[name])

    def tell(self, sentence: str) -> None:
        """Say what was done, in the status bar."""
        self.window.status.setText(sentence)

    def complain(self, sentence: str) -> None:
        """Tell the user what went wrong."""
        complain(self.window, sentence)
