"""The user's own views: saved, recalled, renamed, deleted, each as a step to undo."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from viewer.core.saving import ask_where_to_save
from viewer.errors import ViewerError
from viewer.features.saved_views.file import SavedView, free_id, free_name, read_views, save_views
from viewer.features.saved_views.panel import ViewsPanel
from viewer.features.saved_views.shared import SharedViews, Views
from viewer.pictures.thumbnail import thumbnail
from viewer.scene.camera import CameraPose, view_name
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.viewport.camera_control import CameraControl
from viewer.viewport.viewport import Viewport
from viewer.window.window import VIEWS_SUFFIX, MainWindow

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
        self._file = SharedViews(path, names)
        self.notice = self._file.notice
        self._lists: list[Views] = [self._file.known]
        store.changed.connect(self._on_changed)

    @property
    def views(self) -> Views:
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
        window.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes back to this window finds what was saved in another one."""
        if event.type() == QEvent.Type.WindowActivate and not self._panel.is_naming:
            self._hear_others()
        return False

    def save(self) -> None:
        """Save what is seen, and let the user name it."""
        self._hear_others()
        state = replace(self._store.state, key_view=None, viewpoint=None)
        name = free_name(self._described(state), self.views)
        view = SavedView(name, self._camera.destination, state, thumbnail(self._viewport.picture))
        self._change(f"Save view {name}", (*self.views, view), f"Saved as {name}.")
        self._window.show_left(self._panel)
        self._panel.choose([one.id for one in self.views].index(view.id))
        if self.are_saved:  # else a box is about to take the keyboard
            self._panel.begin_naming()

    def recall(self, row: int) -> None:
        """Show a saved view."""
        view = self.views[row]
        state = replace(view.state, own_views=self._store.state.own_views)
        if state.sentence is not None and not self._is_sentence(state.sentence):
            state = replace(state, sentence=None, faded=frozenset())
        self._step_to(f"View: {view.name}", state, view.pose)

    def rename(self, row: int, wanted: str) -> None:
        """Give a view another name; an empty one changes nothing."""
        view = self._present(row)
        if view is None:
            return
        others = [one for one in self.views if one.id != view.id]
        name = free_name(wanted, others) if wanted.strip() else view.name
        if name == view.name:
            self._show()
        else:
            renamed = replace(view, name=name)
            views = tuple(renamed if one.id == view.id else one for one in self.views)
            self._change(f"Rename {view.name}", views)

    def delete(self, row: int) -> None:
        """Take a view off the list."""
        view = self._present(row)
        if view is not None:
            kept = tuple(one for one in self.views if one.id != view.id)
            told = f"Deleted {view.name}. Ctrl+Z brings it back."
            self._change(f"Delete view {view.name}", kept, told)

    def _present(self, row: int) -> SavedView | None:
        """The view of a row as it is now; None, and a word, where another window has deleted it."""
        meant = self.views[row]
        self._hear_others()
        found = next((view for view in self.views if view.id == meant.id), None)
        if found is None:
            self.told.emit(f"{meant.name} was deleted in another window.")
        return found

    def open_panel(self) -> None:
        """Bring the list to the front and the keyboard into it."""
        self._window.show_left(self._panel)
        (self._panel.list if self.views else self._panel).setFocus()

    # ------------------------------------------------------------------------- files

    def write_to_file(self) -> None:
        """Ask for a file and write all own views to it."""
        path = ask_where_to_save(
            self._window, "Export views", "psoas-views.json", FILE_KINDS, (VIEWS_SUFFIX,)
        )
        if path is None:
            return
        try:
            save_views(self.views, path)
            self.told.emit(f"Wrote {path}.")
        except OSError as error:
            self.failed.emit(f"{path}: the views could not be written: {error.strerror}.")

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
        self._hear_others()
        together = list(self.views)
        for view in found:
            name, own_id = free_name(view.name, together), free_id(view.id, together)
            together.append(replace(view, name=name, id=own_id))
        count = f"{len(found)} view{'' if len(found) == 1 else 's'}"
        self._change(f"Import {count}", tuple(together), f"Added {count} from {path.name}.")
        self._window.show_left(self._panel)
        if problem:
            self.failed.emit(problem)

    # -------------------------------------------------------------------------- state

    def _change(self, label: str, views: Views, told: str = "") -> None:
        if views != self.views:
            self._lists.append(views)
            self._store.edit(label, replace(self._store.state, own_views=len(self._lists) - 1))
        if told and self.are_saved:
            self.told.emit(told)

    def _on_changed(self, old: ViewState, new: ViewState) -> None:
        if self._lists[old.own_views] != self._lists[new.own_views]:
            problem = self._write()
            self._show()
            if problem:
                # Later: a box within the editor of a name would leave Qt with one that is freed.
                QTimer.singleShot(0, self, lambda: self.failed.emit(problem))

    @property
    def are_saved(self) -> bool:
        """Whether the list that stands is the one in the file."""
        return self._file.known == self.views

    def save_rest(self) -> None:
        """Try once more what could not be written before; the user was told then."""
        problem = None if self.are_saved else self._write()
        if problem:
            sys.stderr.write(f"psoas-viewer: {problem}\n")

    def _write(self) -> str | None:
        """Write the list that stands; a sentence where that fails."""
        try:
            self._file.exchange(self._lists, self._store.state.own_views)
        except OSError as error:
            return (
                f"{self._path}: the views could not be written: {error.strerror}. "
                "They stay in the list until this window is closed."
            )
        return None

    def _hear_others(self) -> None:
        if self._file.hear(self._lists):
            self._show()
        if self.notice != self._file.notice:
            self.notice = self._file.notice
            self.told.emit(self.notice or "")

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
