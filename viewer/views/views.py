"""Key views and the user's own, with their panel, put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from annotations.atlas import Atlas
from annotations.sources import read_sources
from annotations.views import read_key_views
from viewer.desk.desk import Desk
from viewer.desk.preferences import views_path
from viewer.panels.overlay import Overlay
from viewer.panels.views import ViewsPanel
from viewer.scene.scene import Scene
from viewer.state.store import Store
from viewer.viewport.camera_control import CameraControl
from viewer.viewport.viewport import Viewport
from viewer.views.key_views import KeyViews
from viewer.views.own_views import OwnViews
from viewer.window.window import MainWindow


class Views(QObject):
    """Everything that takes camera and state to a view in one step.

    Attributes:
        key: curated ways to look at the psoas.
        own: those that the user saved.
    """

    def __init__(
        self,
        atlas: Atlas,
        store: Store,
        camera: CameraControl,
        *,
        names: Mapping[str, str],
        home_hidden: frozenset[str],
        is_sentence: Callable[[int], bool],
    ) -> None:
        super().__init__(store)
        curated = read_key_views(atlas.structures, read_sources())
        self._camera = camera
        self.key = KeyViews(curated, store, camera, home_hidden)
        self.own = OwnViews(views_path(), store, names, self.key.step_to, is_sentence)

    def show_over(self, viewport: Viewport, scene: Scene, overlay: Overlay) -> None:
        """Show sentences over the picture."""
        self._viewport = viewport
        self.key.watch(viewport, scene, overlay)

    def show_in(self, window: MainWindow, desk: Desk, actions: Mapping[str, QAction]) -> None:
        """Lay the panel beside the list of structures."""
        buttons = [actions[f"view.psoas_{name}"] for name in self.key.views]
        files = [actions["file.import_views"], actions["file.export_views"]]
        for action, word in zip(files, ("Import", "Export"), strict=True):
            action.setIconText(word)  # on buttons
        self.panel = ViewsPanel(buttons, actions["view.save"], files)
        window.put_beside_tree("Views", self.panel)
        self.own.show_in(self.panel, self._viewport, self._camera, window)
        self.own.told.connect(window.status.setText)
        self.own.failed.connect(desk.complain)
