"""What the search box finds, and where a choice leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotations.atlas import Atlas
from annotations.search import Entry, index_of, search
from viewer.features.search.box import SearchBox

HEADINGS = {
    "structures": "Structures",
    "landmarks": "Landmarks",
    "terms": "Also called",
    "actions": "Actions",
    "sentences": "In the document",
}
MOST = 6  # entries a group

Actions = Callable[[], Iterable[Entry]]


class Searching(QObject):
    """Keeps the box and the index together.

    Args:
        window: that has the box.
        atlas: the document with its structures and landmarks.
        actions: what can be done now.

    Signals:
        structures_wanted(tuple): keys to select and to look at.
        place_wanted(str, tuple): key of a landmark, and the structures that have it.
        sentence_wanted(int): start of a sentence to read.
        action_wanted(str): id of an action to run.
    """

    structures_wanted = Signal(tuple)
    place_wanted = Signal(str, tuple)
    sentence_wanted = Signal(int)
    action_wanted = Signal(str)

    def __init__(self, window: QWidget, atlas: Atlas, actions: Actions) -> None:
        super().__init__(window)
        self._atlas = atlas
        self._actions = actions
        self.box = SearchBox(window)
        self.box.textEdited.connect(self._find)
        self.box.chosen.connect(self._go)

    def open(self) -> None:
        """Put the cursor into the box; on the stage its bar comes for as long as it is used."""
        bar = self.box.parentWidget()
        if bar is not None:
            bar.show()
        self.box.setFocus()
        self.box.selectAll()

    def use(self, atlas: Atlas) -> None:
        """Search another document."""
        self._atlas = atlas
        self.__dict__.pop("_index", None)

    @cached_property
    def _index(self) -> tuple[Entry, ...]:
        return index_of(self._atlas, self._atlas.landmarks)

    def _find(self, query: str) -> None:
        results = search(query, (*self._index, *self._actions()), most=MOST)
        groups = {
            HEADINGS[group]: [(*_told(result.entry), result.entry) for result in found]
            for group, found in results.items()
        }
        self.box.show_results(groups)

    def _go(self, entry: Entry) -> None:
        if entry.action is not None:
            self.action_wanted.emit(entry.action)
        elif entry.start is not None:
            self.sentence_wanted.emit(entry.start)
        elif entry.landmark is not None:
            self.place_wanted.emit(entry.landmark, entry.keys)
        else:
            self.structures_wanted.emit(entry.keys)


def _told(entry: Entry) -> tuple[str, str]:
    """What stands in the list, a landmark with a line on what it is; and all that is known."""
    title = entry.title[:1].upper() + entry.title[1:]
    return "\n".join((title, *entry.about[:1])), "\n".join((title, *entry.about))
