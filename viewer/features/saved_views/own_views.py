"""The user's own views: saved, recalled, renamed, deleted, each as a step to undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from viewer.errors import ViewerError
from viewer.features.saved_views.file import (
    SavedView,
    free_name,
    load_views,
    read_views,
    save_views,
)
from viewer.features.saved_views.panel import ViewsPanel
from viewer.pictures.thumbnail import thumbnail
from viewer.scene.camera import CameraPose, view_name
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.viewport.camera_control import CameraControl
from viewer.viewport.viewport import Viewport
from viewer.window.window import MainWindow

FILE_KINDS = "Views (*.json)"
MOST_NAMED = 2
StepTo = Callable[[str, ViewState, CameraPose], None]


class OwnViews(QObject):
    """Owns the list of saved views and the file that keeps it.

    The state holds only the number of the list that stands, so that undo brings back former lists.

    Args:
        path: the file.
        store: owner of the state.
        names: key -> English name of every structure.
        step_to: changes camera and state in one step.
        is_sentence: whether a sentence of the document that is read starts at an offset.

    Attributes:
        notice: a sentence where the file could not be used as it was, else None.

    Signals:
        told(str): what was done, for the status bar.
        failed(str): a sentence on what went wrong.
    """

    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        path: Path,
        store: Store,
        names: Mapping[str, str],
        step_to: StepTo,
        is_sentence: Callable[[int], bool],
    ) -> None:
        super().__init__(store)
        self._path, self._store, self._names = path, store, names
        self._step_to, self._is_sentence = step_to, is_sentence
        first, self.notice = load_views(path, names)
        self._lists: list[tuple[SavedView, ...]] = [first]
        store.changed.connect(self._on_changed)

    @property
    def views(self) -> tuple[SavedView, ...]:
        """The list that stands."""
        return self._lists[self._store.state.own_views]

    def show_in(
        self, panel: ViewsPanel, viewport: Viewport, camera: CameraControl, window: MainWindow
    ) -> None:
        """Tie the list to its panel, and saving to what the view shows."""
        self._panel, self._viewport, self._window = panel, viewport, window
        self._camera = camera
        panel.recall_wanted.connect(self.recall)
        panel.rename_wanted.connect(self.rename)
        panel.delete_wanted.connect(self.delete)
        window.views_dropped.connect(self.take_from)
        self._show()

    def save(self) -> None:
        """Save what is seen, and let the user name it."""
        state = replace(self._store.state, key_view=None, viewpoint=None)
        name = free_name(self._described(state), self.views)
        view = SavedView(name, self._camera.destination, state, thumbnail(self._viewport.picture))
        self._change(f"Save view {name}", (*self.views, view))
        self._window.show_left(self._panel)
        self._panel.choose(len(self.views) - 1)
        self._panel.begin_naming()
        self.told.emit(f"Saved as {name}.")

    def recall(self, row: int) -> None:
        """Show a saved view."""
        view = self.views[row]
        state = replace(view.state, own_views=self._store.state.own_views)
        if state.sentence is not None and not self._is_sentence(state.sentence):
            state = replace(state, sentence=None, faded=frozenset())
        self._step_to(f"View: {view.name}", state, view.pose)

    def rename(self, row: int, wanted: str) -> None:
        """Give a view another name; an empty one changes nothing."""
        others = [view for at, view in enumerate(self.views) if at != row]
        old = self.views[row].name
        name = free_name(wanted, others) if wanted.strip() else old
        renamed = replace(self.views[row], name=name)
        if name == old:
            self._show()
        else:
            self._change(f"Rename {old}", (*self.views[:row], renamed, *self.views[row + 1 :]))

    def delete(self, row: int) -> None:
        """Take a view off the list."""
        name = self.views[row].name
        self._change(f"Delete view {name}", self.views[:row] + self.views[row + 1 :])
        self.told.emit(f"Deleted {name}. Ctrl+Z brings it back.")

    def open_panel(self) -> None:
        """Bring the list to the front and the keyboard into it."""
        self._window.show_left(self._panel)
        (self._panel.list if self.views else self._panel).setFocus()

    # ------------------------------------------------------------------------- files

    def write_to_file(self) -> None:
        """Ask for a file and write all own views to it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Export views", "psoas-views.json", FILE_KINDS
        )
        if chosen:
            self._write(Path(chosen))

    def read_from_file(self) -> None:
        """Ask for a file of views and add them."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Import views", "", FILE_KINDS)
        if chosen:
            self.take_from(Path(chosen))

    def take_from(self, path: Path) -> None:
        """Add the views of a file to the list."""
        try:
            found, problem = read_views(path, self._names)
        except OSError as error:
            self.failed.emit(f"{path} cannot be read: {error.strerror}.")
            return
        except ViewerError as error:
            self.failed.emit(f"{error} Nothing was changed.")
            return
        together = list(self.views)
        for view in found:
            together.append(replace(view, name=free_name(view.name, together)))
        count = f"{len(found)} view{'' if len(found) == 1 else 's'}"
        self._change(f"Import {count}", tuple(together))
        self._window.show_left(self._panel)
        self.told.emit(f"Added {count} from {path.name}.")
        if problem:
            self.failed.emit(problem)

    def _write(self, path: Path) -> None:
        try:
            save_views(self.views, path)
        except OSError as error:
            self.failed.emit(f"{path}: the views could not be written: {error.strerror}.")

    # -------------------------------------------------------------------------- state

    def _change(self, label: str, views: tuple[SavedView, ...]) -> None:
        if views != self.views:
            self._lists.append(views)
            self._store.edit(label, replace(self._store.state, own_views=len(self._lists) - 1))

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        if self._lists[old.own_views] != self._lists[new.own_views]:
            self._write(self._path)
            self._show()

    def _show(self) -> None:
        names, pictures = [v.name for v in self.views], [v.picture for v in self.views]
        self._panel.show_views(names, pictures)

    def _described(self, state: ViewState) -> str:
        """A first name: where it is seen from, and what is selected."""
        seen_from = view_name(self._camera.destination)
        selected = [self._names[key] for key in state.selected]
        if len(selected) > MOST_NAMED:
            selected = [f"{len(selected)} structures"]
        return ", ".join([f"{(seen_from or 'own').capitalize()} view", *selected])
