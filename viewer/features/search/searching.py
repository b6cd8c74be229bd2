"""What the search box finds, and where a choice leads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotations.atlas import Atlas
from annotations.search import Entry, index_of, search
from annotations.structures.landmarks import Landmark
from viewer.features.search.box import SearchBox

HEADINGS = {
    "structures": "Structures",
    "landmarks": "Landmarks",
    "terms": "Also called",
    "sentences": "In the document",
}
MOST = 5  # entries a group


class Searching(QObject):
    """Keeps the box and the index together.

    Signals:
        structures_wanted(tuple): keys to select and to look at.
        place_wanted(str, tuple): key of a landmark, and the structures that have it.
        sentence_wanted(int): start of a sentence to read.
    """

    structures_wanted = Signal(tuple)
    place_wanted = Signal(str, tuple)
    sentence_wanted = Signal(int)

    def __init__(self, window: QWidget, atlas: Atlas, landmarks: Sequence[Landmark]) -> None:
        super().__init__(window)
        self._atlas = atlas
        self._landmarks = landmarks
        self.box = SearchBox(window)
        self.box.textEdited.connect(self._find)
        self.box.chosen.connect(self._go)

    def open(self) -> None:
        """Put the cursor into the box."""
        self.box.setFocus()
        self.box.selectAll()

    def use(self, atlas: Atlas) -> None:
        """Search another document."""
        self._atlas = atlas
        self.__dict__.pop("_index", None)

    @cached_property
    def _index(self) -> tuple[Entry, ...]:
        return index_of(self._atlas, self._landmarks)

    def _find(self, query: str) -> None:
        results = search(query, self._index, most=MOST)
        groups = {
            HEADINGS[group]: [(_titled(result.entry), result.entry) for result in found]
            for group, found in results.items()
        }
        self.box.show_results(groups)

    def _go(self, entry: Entry) -> None:
        if entry.start is not None:
            self.sentence_wanted.emit(entry.start)
        elif entry.landmark is not None:
            self.place_wanted.emit(entry.landmark, entry.keys)
        else:
            self.structures_wanted.emit(entry.keys)


def _titled(entry: Entry) -> str:
    return entry.title[:1].upper() + entry.title[1:]
