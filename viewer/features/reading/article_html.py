"""The article as rich text: its own words, every sentence a link to what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from annotations.document.document import Document, Exercise, Part, QuestionAnswer, Section, Span
from annotations.notes.notes import Note
from viewer.styles.theme import CARD_PX, SHOW_IT_MOVE, Theme

NOTE_MARK = "✎"
MOST_ENTRIES = 1_000  # of the list of contents
LONGEST_ENTRY = 200
LONGEST_PARAGRAPH = 4_000  # characters; Qt lays a paragraph out in one go
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
        for piece in _section(section, document.text, setting):
            if len(begun) > LONGEST_PAGE and piece.startswith("<p"):
                yield _page(begun, setting)
                begun = ""
            begun += piece
    yield _page(begun, setting)


def _page(html: str, setting: Typesetting) -> str:
    return f'<body style="font-size:{setting.size}px;">{html}</body>'


def _contents(document: Document, setting: Typesetting) -> str:
    headed = [section for section in document.sections if section.heading is not None]
    entries = [
        f'<a href="section:{section.start}" style="color:{setting.theme.accent};">'
        f"{escape(section.label[:LONGEST_ENTRY])}</a>"
        for section in headed[:MOST_ENTRIES]
    ]
    if len(headed) > MOST_ENTRIES:
        entries.append(f"... and {len(headed) - MOST_ENTRIES:,} more")
    return f'<p style="font-size:{setting.small}px;">{"<br/>".join(entries)}</p>'


def _section(section: Section, text: str, setting: Typesetting) -> Iterator[str]:
    label = section.heading.text if section.heading else ""
    heading = (
        f'<p style="font-weight:700; margin:18px 0 4px 0; color:{setting.theme.accent};">'
        f'<a name="section{section.start}"></a>{escape(label)}</p>'
    )
    gap = "" if section.heading else f'<hr/><a name="section{section.start}"></a>'
    yield heading if label else gap
    for part in section.parts:
        yield from _part(part, text, setting)


def _part(part: Part, text: str, setting: Typesetting) -> Iterator[str]:
    if isinstance(part, Exercise):
        name = f"<b>{''.join(_sentence(part.name, setting))}</b>: "
        runs = [name, *_sentences(part.instructions, text, setting)]
    elif isinstance(part, QuestionAnswer):
        asked = (f"<b>{words}</b>" for words in _sentences(part.question, text, setting))
        runs = ["<b>Q: </b>", *asked, "<br/>A: ", *_sentences(part.answer, text, setting)]
    else:
        runs = list(_sentences(part.sentences, text, setting))
        first = part.sentences[0].start if part.sentences else part.span.start
        runs.insert(0, escape(text[part.span.start : first]))
    yield from _paragraphs(runs)
    yield from (
        _note(note, sentence.start, setting)
        for sentence in part.sentences
        if sentence.start in setting.opened
        for note in setting.notes.get(sentence.start, ())
    )


def _paragraphs(runs: Iterable[str]) -> Iterator[str]:
    """A paragraph of its runs, or several where it would be too long to be laid out in one go."""
    begun: list[str] = []
    length = 0
    for run in runs:
        if begun and length + len(run) > LONGEST_PARAGRAPH:
            yield f'<p style="margin:6px 0;">{"".join(begun)}</p>'
            begun, length = [], 0
        begun.append(run)
        length += len(run)
    yield f'<p style="margin:6px 0;">{"".join(begun)}</p>'


def _sentences(sentences: Sequence[Span], text: str, setting: Typesetting) -> Iterator[str]:
    """The sentences with what stands between them: a space, or a line end with a dot of a list."""
    end: int | None = None
    for sentence in sentences:
        if end is not None:
            between = text[end : sentence.start]
            yield escape(between).replace("\n", "<br/>") if "\n" in between else " "
        yield from _sentence(sentence, setting)
        end = sentence.end


def _sentence(sentence: Span, setting: Typesetting) -> Iterator[str]:
    """A sentence as a link; one of many thousand characters in pieces, each a link to it."""
    for words in _pieces(sentence.text):
        shown = escape(words).replace("\n", "<br/>")
        yield (
            f'<a href="sentence:{sentence.start}" '
            f'style="color:{setting.theme.text}; text-decoration:none;">{shown}</a>'
        )
    if sentence.start in setting.moving:
        yield (
            f' <a href="motion:{sentence.start}" style="color:{setting.theme.accent}; '
            f'font-size:{setting.small}px; text-decoration:none;">{SHOW_IT_MOVE}</a>'
        )
    if sentence.start in setting.notes:
        yield (
            f' <a href="note:{sentence.start}" '
            f'style="color:{setting.theme.accent}; text-decoration:none;">{NOTE_MARK}</a>'
        )


def _pieces(words: str) -> Iterator[str]:
    start = 0
    while len(words) - start > LONGEST_PARAGRAPH:
        end = words.rfind(" ", start + 1, start + LONGEST_PARAGRAPH) + 1
        end = end if end > start else start + LONGEST_PARAGRAPH
        yield words[start:end]
        start = end
    yield words[start:] if start else words


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
