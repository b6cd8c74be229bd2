"""Whatever a file holds: what comes of it is its own text at its own places."""

from __future__ import annotations

import json
import re
import unicodedata
from contextlib import suppress
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.atlas import read_atlas
from annotations.document.document import Document
from annotations.document.parser import parse_blocks
from annotations.errors import AnnotationError
from annotations.readers.encodings import decoded
from annotations.readers.from_html import pieces_of_html
from annotations.readers.from_markdown import pieces_of_markdown
from annotations.readers.from_text import document_of_text
from annotations.readers.letters import whole_words, with_line_feeds
from annotations.readers.pdf.word_breaks import mend
from annotations.readers.pieces import Piece, compose
from annotations.reports import document_json
from annotations.watch import Watch
from tests.annotations.test_parsing import spans_fit

WORDS = st.sampled_from(
    ["The psoas major", "lies", "deep.", "It", "bends the hip.", "Q:", "A:", "Why?", "Stretches",
     "femur", "L4-L5", "\n", "\n\n", "  ", "Doe, J. (2001).", "Leave a Reply",
     "é", "\u2028", "\u00ad", "\ufeff"]
)  # fmt: skip
MARKS = st.sampled_from(
    ["# ", "## ", "- ", "1. ", "> ", "*", "**", "`", "```\n", "|", "|-|-|\n", "[", "](x)", "![",
     "---\n", "===\n", "\\", "<b>", "</b>", "&amp;", "    ", "\n", "\n\n", "<script>", "<!--"]
)  # fmt: skip
TAGS = st.sampled_from(
    ["<p>", "</p>", "<h1>", "</h1>", "<h2>", "</h2>", "<h3>", "<ul><li>", "</li></ul>", "<br>",
     "<hr>", "<table><tr><td>", "</td></tr></table>", "<nav>", "</nav>", "<footer>", "<pre>",
     "</pre>", "<b>", "</b>", "<title>", "</title>", "<script>", "</script>", "<template>",
     "</template>", "<div hidden>", "</div>", "<sup><a>", "</a></sup>", "<!--", "-->", "&shy;",
     "&#0;", "&#xD800;", "<main>", "<frameset>", "<svg>", "</svg>", "<select>", "<body>"]
)  # fmt: skip


def holds(document: Document) -> None:
    """Every part is the text at its place, in order, and no word is in none or in two."""
    assert spans_fit(document)
    spans = [omission.span for omission in document.left_out]
    spans += [document.title_span] if document.title_span else []
    for section in document.sections:
        spans += [section.heading] if section.heading else []
        spans += [part.span for part in section.parts]
    covered = sorted((span.start, span.end) for span in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(covered))
    outside = list(document.text)
    for start, end in covered:
        outside[start:end] = " " * (end - start)
    assert not "".join(outside).strip()


def of_pieces(pieces: list[Piece]) -> Document:
    return parse_blocks(*compose(pieces))


@given(st.text())
def test_any_text_gives_sentences_that_are_its_own(text: str) -> None:
    atlas = read_atlas(text)
    holds(atlas.document)
    for section in json.loads(json.dumps(document_json(atlas)))["sections"]:
        assert text[section["start"] : section["end"]].startswith(section["heading"] or "")
        for sentence in section["sentences"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_any_text_file_gives_its_own_text(text: str) -> None:
    document = document_of_text(text)
    assert document.text == whole_words(with_line_feeds(text))
    assert document.text.split() == whole_words(text).split()
    holds(document)


@given(st.text() | st.lists(WORDS | MARKS).map("".join))
def test_any_markdown_gives_a_document(text: str) -> None:
    holds(of_pieces(pieces_of_markdown(text, Watch())))


@given(st.text() | st.lists(WORDS | TAGS).map("".join))
def test_any_html_gives_a_document(text: str) -> None:
    holds(of_pieces(pieces_of_html(text, Watch())))


@given(st.lists(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1)))
def test_no_word_of_a_page_is_lost(words: list[str]) -> None:
    page = "".join(f"<p><b>{word}</b> {word}<br>{word}</p>" for word in words)
    expected = [whole_words(word) for word in words for _ in range(3)]
    found = of_pieces(pieces_of_html(page, Watch())).text.split()
    assert [unicodedata.normalize("NFC", w) for w in found] == [
        unicodedata.normalize("NFC", w) for w in expected
    ]


@given(st.lists(st.sampled_from(["<script>", "<style>", "<p>", "<b>", "<iframe>", "<svg>"])))
def test_nothing_inside_a_script_is_read(tags: list[str]) -> None:
    page = f"{''.join(tags)}<p>seen</p><script>hidden</script><style>hidden</style>"
    page += "<template>hidden</template><p onclick='hidden' hidden>hidden</p><img alt=hidden>"
    assert not any("hidden" in piece.text for piece in pieces_of_html(page, Watch()))


@given(st.lists(st.builds(Piece, WORDS, st.none() | st.integers(0, 7), st.booleans())))
def test_any_pieces_give_a_document(pieces: list[Piece]) -> None:
    holds(of_pieces([piece for piece in pieces if re.fullmatch(r"\S(.*\S)?", piece.text)]))


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_utf_8_is_always_itself(text: str) -> None:
    assert decoded(text.encode("utf-8")) == text.removeprefix("\ufeff")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    with suppress(AnnotationError):
        assert isinstance(decoded(content, may_declare=True), str)


@given(st.lists(st.text(alphabet="abc-\ufffe ")))
def test_mending_changes_nothing_but_hyphens_and_gaps(texts: list[str]) -> None:
    mended = mend(texts)
    assert len(mended) == len(texts)
    for before, after in zip(texts, mended, strict=True):
        assert re.sub(r"[-\ufffe ]", "", before) == re.sub(r"[-\ufffe ]", "", after)
