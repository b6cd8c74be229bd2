"""Finds structures, landmarks, words, sentences and actions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence

from annotations.search import Entry
from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.search.searching import Searching

PLAYED = "motion"  # the choice of which each row plays something


class SearchFeature(Feature):
    """A box in the menu bar that forgives typing errors."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.searching = Searching(host.window, host.document.atlas, self._actions)
        host.window.menuBar().setCornerWidget(self.searching.box)
        self.searching.structures_wanted.connect(host.choosing.go_to)
        self.searching.place_wanted.connect(host.place_wanted)
        self.searching.sentence_wanted.connect(host.sentence_wanted)
        self.searching.action_wanted.connect(self._run)
        self.searching.box.left.connect(host.viewport.setFocus)
        host.document.changed.connect(lambda: self.searching.use(host.document.atlas))

    def _actions(self) -> Iterator[Entry]:
        """What can be done now; an action answers to the title of its menu, too."""
        for row in self.host.menus.rows:
            action = self.host.actions[row.spec.id]
            if not action.isEnabled():
                continue
            words = action.text().rstrip(" .")
            menu = row.spec.submenu or row.menu
            title = f"Play: {words}" if row.spec.one_of == PLAYED else words
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Entry(
                "actions",
                f"{title} ({keys})" if keys else title,
                (words.lower(), title.lower(), f"{menu}: {words}".lower()),
                (),
                action=row.spec.id,
            )

    def _run(self, action: str) -> None:
        self.host.actions[action].trigger()


FEATURE = SearchFeature
