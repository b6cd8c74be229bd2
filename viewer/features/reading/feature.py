"""Card and article: what the document says, read both ways."""

from __future__ import annotations

from functools import partial

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.reading.reading import Reading


class ReadingFeature(Feature):
    """A structure lights its sentences, and a sentence turns the model to what it names."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.reading = Reading(host.document, host.store, host.names, host.actions, self)
        self.card, self.article = self.reading.card, self.reading.article
        host.window.add_right("Card", self.card)
        host.window.add_right("Article", self.article)
        self.reading.looked_for.connect(host.camera.fly_to)
        self.reading.told.connect(host.tell)
        self.reading.walked.connect(partial(host.window.show_panel, "Article"))
        self.reading.motion_asked.connect(host.motion_wanted)
        self.card.action_wanted.connect(self._run)
        host.sentence_wanted.connect(self._read)
        host.place_wanted.connect(lambda _landmark, _keys: host.window.show_panel("Card"))
        host.document.changed.connect(self._name_tab)

    def _run(self, action: str) -> None:
        self.host.actions[action].trigger()

    def _name_tab(self) -> None:
        """The user's own file is no article."""
        dock = self.host.window.docks["Article"]
        dock.setWindowTitle("Article" if self.reading.is_built_in else "Document")

    def _read(self, start: int) -> None:
        self.host.window.show_panel("Article")
        self.reading.read_sentence(start)

    def set_look(self) -> None:
        preferences = self.host.preferences
        notes = preferences.settings.notes
        self.reading.set_look(preferences.theme, preferences.text_scale, shows_notes=notes)


FEATURE = ReadingFeature
