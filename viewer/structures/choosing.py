"""From a click, a row of a list or a search result to what is selected and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt

from viewer.document.searching import Searching
from viewer.panels.coverage import CoveragePanel
from viewer.panels.structure_tree import StructureTree
from viewer.state import edits
from viewer.state.store import Store
from viewer.structures.labelling import Labelling
from viewer.viewport.camera_control import CameraControl
from viewer.viewport.viewport import Viewport


class Choosing(QObject):
    """Ties everything in which a structure can be chosen to the state.

    Args:
        store: owner of the state.
        names: key -> English name of every structure.
        camera: flies to what was looked for.
        read_sentence: shows the sentence that begins at an offset.
    """

    def __init__(
        self,
        store: Store,
        names: Mapping[str, str],
        camera: CameraControl,
        read_sentence: Callable[[int], None],
    ) -> None:
        super().__init__(store)
        self._store, self._names, self._camera = store, names, camera
        self._read_sentence = read_sentence

    def watch_view(self, viewport: Viewport, hover: Callable[[str | None], bool]) -> None:
        """Take clicks in the picture; `hover` marks a structure and says whether that is new."""
        self._viewport, self._hover = viewport, hover
        viewport.clicked.connect(self.click)
        viewport.double_clicked.connect(self._double_click)
        viewport.hovered.connect(self._on_hovered)

    def watch_lists(self, tree: StructureTree, coverage: CoveragePanel) -> None:
        """Take choices in the list of structures and in the coverage report."""
        tree.chosen.connect(self.select)
        tree.toggled.connect(partial(self.click, add=True))
        tree.visibility_wanted.connect(self._set_visible)
        coverage.structure_chosen.connect(self.select)
        coverage.sentence_chosen.connect(self._read_sentence)

    def watch_search(self, searching: Searching, labelling: Labelling) -> None:
        """Take what was found by words."""
        self._labelling = labelling
        searching.structures_wanted.connect(self._on_found)
        searching.place_wanted.connect(self._on_place)
        searching.sentence_wanted.connect(self._read_sentence)

    def select(self, key: str | None) -> None:
        """Select one structure alone, or nothing."""
        self._store.show(edits.select(self._store.state, key))

    def click(self, key: str | None, add: bool) -> None:
        """Select, or with `add` put into the selection and take out of it."""
        if add and key is not None:
            self._store.show(edits.toggle_selected(self._store.state, key))
        elif not add:
            self.select(key)

    def _double_click(self, key: str | None) -> None:
        if key is not None:
            self.select(key)
            self._camera.fly_to((key,))

    def _on_hovered(self, key: str | None) -> None:
        if self._hover(key):
            self._viewport.refresh()
            shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
            self._viewport.setCursor(shape)

    def _on_found(self, keys: tuple[str, ...]) -> None:
        present = tuple(key for key in keys if key in self._names)
        self._store.show(edits.select_all(self._store.state, present))
        self._camera.fly_to(present)

    def _on_place(self, landmark: str, structures: tuple[str, ...]) -> None:
        pin = self._labelling.go_to(landmark, structures)
        if pin is not None:
            self._camera.show_place(pin)

    def _set_visible(self, keys: tuple[str, ...], visible: bool) -> None:
        state = self._store.state
        names = self._names[keys[0]] if len(keys) == 1 else f"{len(keys)} structures"
        if visible:
            self._store.edit(f"Show {names}", edits.show(state, keys))
        else:
            self._store.edit(f"Hide {names}", edits.hide(state, keys))
