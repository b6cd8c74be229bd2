"""Card and article: what the document says, read both ways."""

from __future__ import annotations

from functools import partial

from viewer.features.reading.reading import Reading
from viewer.host.feature import Feature
from viewer.host.host import Host


class ReadingFeature(Feature):
    """A structure lights its sentences, and a sentence turns the model to what it names."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.reading = Reading(host.document, host.store, host.names, self)
        self.card, self.article = self.reading.card, self.reading.article
        host.window.add_right("Card", self.card)
        host.window.add_right("Article", self.article)
        self.reading.looked_for.connect(host.camera.fly_to)
        self.reading.told.connect(host.tell)
        self.reading.walked.connect(partial(host.window.show_panel, "Article"))
        self.reading.motion_asked.connect(host.motion_wanted)
        host.sentence_wanted.connect(self._read)

    def _read(self, start: int) -> None:
        self.host.window.show_panel("Article")
        self.reading.read_sentence(start)

    def set_look(self) -> None:
        preferences = self.host.preferences
        notes = preferences.settings.notes
        self.reading.set_look(preferences.theme, preferences.text_scale, shows_notes=notes)


FEATURE = ReadingFeature
