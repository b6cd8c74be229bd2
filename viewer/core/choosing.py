"""From a click or a row of a list to what is selected and shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt

from viewer.scene.scene import Scene
from viewer.state import edits
from viewer.state.store import Store
from viewer.viewport.camera_control import CameraControl
from viewer.viewport.viewport import Viewport


class Choosing(QObject):
    """Ties the picture to the state, and answers every feature in which a structure is chosen.

    Args:
        store: owner of the state.
        names: key -> English name of every structure.
        viewport: its clicks choose.
        scene: marks what lies under the pointer.
        camera: flies to what was looked for.
    """

    def __init__(
        self,
        store: Store,
        names: Mapping[str, str],
        viewport: Viewport,
        scene: Scene,
        camera: CameraControl,
    ) -> None:
        super().__init__(store)
        self._store, self._names, self._camera = store, names, camera
        self._viewport, self._scene = viewport, scene
        viewport.clicked.connect(self.click)
        viewport.double_clicked.connect(self._double_click)
        viewport.hovered.connect(self._on_hovered)

    def select(self, key: str | None) -> None:
        """Select one structure alone, or nothing."""
        self._store.show(edits.select(self._store.state, key))

    def click(self, key: str | None, add: bool) -> None:
        """Select, or with `add` put into the selection and take out of it.

        While a class is asked by number a click tells nothing: a card would name what it shows.
        """
        if self._store.state.numbered:
            return
        if add and key is not None:
            self._store.show(edits.toggle_selected(self._store.state, key))
        elif not add:
            self.select(key)

    def go_to(self, keys: tuple[str, ...]) -> None:
        """Select structures and fly there."""
        present = tuple(key for key in keys if key in self._names)
        self._store.show(edits.select_all(self._store.state, present))
        self._camera.fly_to(present)

    def set_visible(self, keys: tuple[str, ...], visible: bool) -> None:
        """Show or hide structures, as a step to undo."""
        state = self._store.state
        names = self._names[keys[0]] if len(keys) == 1 else f"{len(keys)} structures"
        if visible:
            self._store.edit(f"Show {names}", edits.show(state, keys))
        else:
            self._store.edit(f"Hide {names}", edits.hide(state, keys))

    def _double_click(self, key: str | None) -> None:
        if key is not None:
            if not self._store.state.numbered:
                self.select(key)
            self._camera.fly_to((key,))

    def _on_hovered(self, key: str | None) -> None:
        if self._scene.hover(key):
            self._viewport.refresh()
            shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
            self._viewport.setCursor(shape)
