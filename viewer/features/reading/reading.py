"""Two-way reading: what the card and the article show, and which sentence is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject, Signal

from annotations.notes.motions import read_motions, shown_sentences
from annotations.notes.notes import read_notes
from annotations.notes.sources import read_sources
from viewer.core.document import ShownDocument
from viewer.features.reading.article import Article
from viewer.features.reading.article_page import Typeset
from viewer.features.reading.card import Card
from viewer.features.reading.card_content import CardContent
from viewer.features.reading.cards import FIRST, beginning_of, card_of, landmark_card
from viewer.state import edits
from viewer.state.state import ViewState
from viewer.state.store import Store
from viewer.styles.theme import Theme

MORE_WORDS = 3  # sentences on where a structure is, and on what it does, that a caption leads to


class Reading(QObject):
    """Keeps card and article in step with the state, and turns sentences into selections.

    Signals:
        looked_for(tuple): keys that a chosen sentence names, to be brought into view.
        motion_asked(int): start of a sentence that is to be shown as a motion.
        walked(): a step to another sentence, so the article should be seen.
        told(str): a sentence on why there is none to step to.
    """

    looked_for = Signal(tuple)
    motion_asked = Signal(int)
    walked = Signal()
    told = Signal(str)

    def __init__(
        self,
        document: ShownDocument,
        store: Store,
        names: Mapping[str, str],
        actions: Collection[str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._store = store
        self._names = names
        self._actions = frozenset(actions)
        self._shows_notes = True
        atlas = document.atlas
        self._notes = read_notes(atlas.document, read_sources())
        self.motions = read_motions(atlas.document)
        self.card = Card()
        self.article = Article(atlas.document, self._notes)
        self.article.sentence_chosen.connect(self.read_sentence)
        self.article.offer_motions(self._moving)
        self.article.motion_chosen.connect(self.motion_asked)
        self.card.motion_chosen.connect(self.motion_asked)
        self.card.sentence_chosen.connect(self._read_quoted)
        self.card.section_chosen.connect(self._go_to_section)
        self.card.structure_wanted.connect(self._explain)
        self.card.begun.connect(self._begin)
        self.card.offer(beginning_of(atlas, self._moving))
        document.set_page = lambda new: self.article.typeset(new.document)
        document.changed.connect(self._on_document)
        store.changed.connect(self._apply)

    def set_look(self, theme: Theme, scale: float, *, shows_notes: bool) -> None:
        self._shows_notes = shows_notes
        self.card.set_look(theme, scale)
        self.article.set_look(theme, scale, shows_notes=shows_notes)
        self._show_card()

    def _on_document(self) -> None:
        """Read another document; the notes are about the built-in one and stay with it."""
        atlas, page = self._document.atlas, self._document.page
        notes = self._notes if self.is_built_in else ()
        ready = page if isinstance(page, Typeset) else None
        self.article.show_document(atlas.document, notes, self._moving, ready)
        self.card.offer(beginning_of(atlas, self._moving))
        state = self._store.state
        self._store.show(edits.select(state, state.current))
        self._apply(state, self._store.state)
        self._show_card()

    def first_words(self, key: str) -> tuple[str, ...]:
        """Where a structure is and what it does, a thought each, then a little more on both.

        Quoted from the document; where that is silent the project's own words, without quotes.
        """
        explained = self._document.atlas.explain(key)
        facts = explained.facts
        own = (facts.location, facts.action) if facts and self._shows_notes else ("", "")
        parts = (explained.location, explained.function)
        quoted = [[f"“{passage.text}”" for passage in part] for part in parts]
        first = [part[0] if part else word for part, word in zip(quoted, own, strict=True)]
        return tuple(filter(None, (*first, *quoted[0][1:MORE_WORDS], *quoted[1][1:MORE_WORDS])))

    @property
    def is_built_in(self) -> bool:
        """Whether the shipped document is read, which notes and motions are about."""
        return self._document.is_built_in

    @property
    def _moving(self) -> frozenset[int]:
        return frozenset(shown_sentences(self.motions)) if self.is_built_in else frozenset()

    def first_of(self, starts: frozenset[int]) -> int | None:
        """Of these sentences the one that is read, else the first on the current structure."""
        state = self._store.state
        if not self.is_built_in:
            return None
        if state.sentence in starts:
            return state.sentence
        return min(starts & self._sentences_about(state.current), default=None)

    def read_sentence(self, start: int) -> None:
        """Show what a sentence names: selected, in view, the rest receding."""
        tied = self._document.atlas.sentence_at(start)
        if tied is None:
            return
        named = tuple(key for key in tied.structures if key in self._names)
        self._store.show(edits.read(self._store.state, start, named, self._names))
        self.looked_for.emit(named)

    def _begin(self, kind: str, start: int) -> None:
        """Take up an offer of the empty card."""
        if kind == "section":
            self._go_to_section(start)
            return
        chosen = edits.select_all(self._store.state, FIRST)
        self._store.show(edits.step_to(chosen, start))
        if kind == "motion":
            self.motion_asked.emit(start)

    def _explain(self, key: str) -> None:
        """The card of a structure in place of that of a landmark on it."""
        self._store.show(edits.select(self._store.state, key))

    def _read_quoted(self, start: int) -> None:
        """The sentence of a quotation in its place in the article; the selection stays."""
        self.walked.emit()
        self._store.show(edits.step_to(self._store.state, start))

    def _go_to_section(self, start: int) -> None:
        self.walked.emit()
        self.article.go_to_section(start)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) sentence about the current structure."""
        state = self._store.state
        starts = sorted(self._sentences_about(state.current))
        if not starts:
            if state.current is not None:
                self.told.emit(f"This document does not mention the {self._names[state.current]}.")
            return
        if state.sentence in starts:
            place = (starts.index(state.sentence) + by) % len(starts)
        else:
            place = 0 if by > 0 else len(starts) - 1
        self.walked.emit()
        self._store.show(edits.step_to(state, starts[place]))

    def toggle_note(self) -> None:
        """Open or close the note on the sentence that is read."""
        self.walked.emit()
        self.article.toggle_note()

    def _sentences_about(self, key: str | None) -> frozenset[int]:
        ties = self._document.atlas.sentences_about(key) if key else ()
        return frozenset(tied.sentence.start for tied in ties)

    def _apply(self, old: ViewState, new: ViewState) -> None:
        if (old.current, old.pin) != (new.current, new.pin):
            self._show_card()
        lit = self._sentences_about(new.current)
        if new.sentence is not None and (new.faded or not new.selected):
            lit = frozenset({new.sentence})
        self.article.light(lit, new.sentence)

    def _show_card(self) -> None:
        self.card.show_content(self._content(self._store.state))

    def _content(self, state: ViewState) -> CardContent | None:
        """What is said of the chosen landmark, else of the structure; a quiz tells no landmark."""
        if state.current is None:
            return None
        atlas, told, built_in = self._document.atlas, self._shows_notes, self.is_built_in
        asked = state.numbered and not (state.all_revealed or state.pin in state.revealed)
        landmark = None
        if state.pin is not None and not asked:
            landmark = landmark_card(atlas, state.pin, told=told, is_built_in=built_in)
        return landmark or card_of(
            atlas,
            state.current,
            told=told,
            is_built_in=built_in,
            moving=self._moving,
            actions=self._actions,
        )
