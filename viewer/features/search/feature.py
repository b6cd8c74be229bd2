"""Finds structures, places, words and sentences."""

from __future__ import annotations

from annotations.structures.landmarks import read_landmarks
from viewer.features.search.searching import Searching
from viewer.host.feature import Feature
from viewer.host.host import Host


class SearchFeature(Feature):
    """A box in the menu bar that forgives typing errors."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        atlas = host.document.atlas
        self.searching = Searching(host.window, atlas, read_landmarks(atlas.structures))
        host.window.menuBar().setCornerWidget(self.searching.box)
        self.searching.structures_wanted.connect(host.choosing.go_to)
        self.searching.place_wanted.connect(host.place_wanted)
        self.searching.sentence_wanted.connect(host.sentence_wanted)
        self.searching.box.left.connect(host.viewport.setFocus)
        host.document.changed.connect(lambda: self.searching.use(host.document.atlas))


FEATURE = SearchFeature
