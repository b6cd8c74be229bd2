"""The article as rich text: its own words, every sentence a link to what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from annotations.document.document import Document, Exercise, Part, QuestionAnswer, Section, Span
from annotations.notes.notes import Note
from viewer.looks.theme import CARD_PX, SHOW_IT_MOVE, Theme

NOTE_MARK = "✎"
LONGEST_PAGE = 50_000  # characters of rich text that are set in one go


@dataclass(frozen=True, slots=True)
class Typesetting:
    """What decides how the article looks.

    Attributes:
        notes: start of a sentence -> the project's notes on it; empty when notes are hidden.
        opened: starts of the sentences whose notes are open.
        moving: starts of the sentences that the model can show as a motion.
    """

    theme: Theme
    scale: float
    notes: Mapping[int, Sequence[Note]]
    opened: frozenset[int]
    moving: frozenset[int] = frozenset()

    @property
    def size(self) -> int:
        return round(CARD_PX * self.scale)

    @property
    def small(self) -> int:
        return round(CARD_PX * 0.82 * self.scale)


def article_html(document: Document, setting: Typesetting) -> Iterator[str]:
    """The whole article with a list of contents, in pages of rich text that follow each other.

    Each but the first begins with a paragraph. A short article is one page.
    """
    title = f'<p style="font-size:{round(setting.size * 1.4)}px; font-weight:600;">'
    begun = f"{title}{escape(document.title)}</p>{_contents(document, setting)}"
    for section in document.sections:
        for piece in _section(section, setting):
            if len(begun) > LONGEST_PAGE and piece.startswith("<p"):
                yield _page(begun, setting)
                begun = ""
            begun += piece
    yield _page(begun, setting)


def _page(html: str, setting: Typesetting) -> str:
    return f'<body style="font-size:{setting.size}px;">{html}</body>'


def _contents(document: Document, setting: Typesetting) -> str:
    entries = [
        f'<a href="section:{section.start}" style="color:{setting.theme.accent};">'
        f"{escape(section.heading.text)}</a>"
        for section in document.sections
        if section.heading is not None
    ]
    return f'<p style="font-size:{setting.small}px;">{"<br/>".join(entries)}</p>'


def _section(section: Section, setting: Typesetting) -> Iterator[str]:
    label = section.heading.text if section.heading else ""
    heading = (
        f'<p style="font-weight:700; margin:18px 0 4px 0; color:{setting.theme.accent};">'
        f'<a name="section{section.start}"></a>{escape(label)}</p>'
    )
    gap = "" if section.heading else f'<hr/><a name="section{section.start}"></a>'
    yield heading if label else gap
    for part in section.parts:
        yield _part(part, setting)


def _part(part: Part, setting: Typesetting) -> str:
    if isinstance(part, Exercise):
        name = f"<b>{_sentence(part.name, setting)}</b>: "
        return _paragraph(name + _sentences(part.instructions, setting), part.sentences, setting)
    if isinstance(part, QuestionAnswer):
        asked = f"<b>Q: {_sentences(part.question, setting)}</b><br/>"
        told = f"A: {_sentences(part.answer, setting)}"
        return _paragraph(asked + told, part.sentences, setting)
    return _paragraph(_sentences(part.sentences, setting), part.sentences, setting)


def _paragraph(html: str, sentences: Iterable[Span], setting: Typesetting) -> str:
    notes = "".join(
        _note(note, sentence.start, setting)
        for sentence in sentences
        if sentence.start in setting.opened
        for note in setting.notes.get(sentence.start, ())
    )
    return f'<p style="margin:6px 0;">{html}</p>{notes}'


def _sentences(sentences: Iterable[Span], setting: Typesetting) -> str:
    return " ".join(_sentence(sentence, setting) for sentence in sentences)


def _sentence(sentence: Span, setting: Typesetting) -> str:
    words = escape(sentence.text).replace("\n", "<br/>")
    link = (
        f'<a href="sentence:{sentence.start}" '
        f'style="color:{setting.theme.text}; text-decoration:none;">{words}</a>'
    )
    if sentence.start in setting.moving:
        link += (
            f' <a href="motion:{sentence.start}" style="color:{setting.theme.accent}; '
            f'font-size:{setting.small}px; text-decoration:none;">{SHOW_IT_MOVE}</a>'
        )
    if sentence.start not in setting.notes:
        return link
    return (
        f'{link} <a href="note:{sentence.start}" '
        f'style="color:{setting.theme.accent}; text-decoration:none;">{NOTE_MARK}</a>'
    )


def _note(note: Note, start: int, setting: Typesetting) -> str:
    sources = "; ".join(source.citation for source in note.sources)
    basis = f"<br/><i>{escape(sources)}</i>" if sources else ""
    return (
        f'<table cellspacing="0" cellpadding="8" width="100%"><tr>'
        f'<td style="background:{setting.theme.hover}; font-size:{setting.small}px;">'
        f'<a name="note{start}"></a>'
        f"<b>{NOTE_MARK} Anatomist’s note: {escape(note.verdict)}</b><br/>"
        f"{escape(note.text)}{basis}</td></tr></table>"
    )
