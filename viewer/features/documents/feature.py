"""Documents of the user's own."""

from __future__ import annotations

from pathlib import Path

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.documents.documents import Documents


class DocumentsFeature(Feature):
    """Opens a file from a dialog, a drop, the command line or the last time."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.documents = Documents(host.window, host.document)
        self.documents.failed.connect(host.complain)
        self.documents.missed.connect(self._on_missed)
        self.documents.logged.connect(host.log.add)
        host.document.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.host.menus.refresh()
        self.host.window.show_panel("Article")
        if self.host.document.path is not None:
            self._tell_ties(self.host.document.path.name)

    def _tell_ties(self, name: str) -> None:
        """A word on success."""
        read = [tie for tie, _ in self.host.document.atlas.readings if not tie.cited]
        tied = sum(1 for tie in read if tie.structures)
        words = f"{tied} of {len(read)} sentence{'s' * (len(read) != 1)} tied"
        notices = self.host.document.atlas.document.notices
        self.host.tell(" ".join((f"{name}: {words} to structures.", *notices)))
        self.host.toast.say(words)

    def _on_missed(self, sentence: str) -> None:
        self.host.tell(f"{sentence} The built-in article is shown.")

    def begin(self) -> None:
        """Read what was asked for, else what was read last, if it can still be read."""
        host = self.host
        if host.asked_document is not None:
            self.documents.open(host.asked_document)
        elif host.settings.document:
            self.documents.resume(Path(host.settings.document))

    def close(self) -> None:
        path = self.documents.to_remember
        self.host.preferences.remember({"document": str(path.absolute()) if path else ""})


FEATURE = DocumentsFeature
