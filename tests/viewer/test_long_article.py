"""An article of many megabytes is set in paragraphs that Qt lays out one by one."""

from __future__ import annotations

import re
from html import unescape

import pytest

from annotations.document.document import Document
from annotations.document.parser import parse
from annotations.document.sentences import LONGEST_QUOTED, shortened
from viewer.features.reading.article_html import (
    LONGEST_PARAGRAPH,
    MOST_ENTRIES,
    Typesetting,
    article_html,
)
from viewer.styles.theme import THEMES

MOST_LINKED = 3 * LONGEST_PARAGRAPH  # a piece of a sentence with its link, escaped
SETTING = Typesetting(next(iter(THEMES.values())), 1.0, {}, frozenset())
KINDS = {"one sentence": "the psoas is long ", "one word": "psoas", "one paragraph": "It is. "}


def set_pages(document: Document) -> list[str]:
    return list(article_html(document, SETTING))


def paragraphs(pages: list[str]) -> list[str]:
    return [piece for page in pages for piece in re.findall(r"<p [^>]*>.*?</p>", page, re.DOTALL)]


def words_of(html: str) -> str:
    plain = re.sub(r"<[^>]*>", "", html.replace("<br/>", "\n"))
    return "".join(unescape(plain).split())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("megabytes", [1, 2, 4])
def test_work_grows_with_the_text_and_no_paragraph_with_it(kind: str, megabytes: int) -> None:
    words = KINDS[kind]
    text = words * (megabytes * 100_000 // len(words))  # a tenth of it, to be quick
    pages = set_pages(parse(text))
    assert max(map(len, paragraphs(pages))) <= MOST_LINKED
    assert max(map(len, pages)) < 10 * MOST_LINKED
    most_markup = 200 * text.count(". ") + len(text) // LONGEST_PARAGRAPH * 300 + 2_000
    assert sum(map(len, pages)) < len(text) + most_markup
    assert words_of("".join(pages)) == "".join(text.split())


def test_a_list_of_contents_ends_where_nobody_reads_on() -> None:
    headings = "\n\n".join(f"Heading {n}\n\nIt is there." for n in range(MOST_ENTRIES + 250))
    contents = paragraphs(set_pages(parse(f"Title\n\nIt is.\n\n{headings}")))[1]
    assert contents.count('href="section:') == MOST_ENTRIES
    assert "... and 250 more" in contents


def test_items_of_a_list_stay_on_their_lines() -> None:
    pages = set_pages(parse("Iliacus\n\n- It bends.\n- It turns.\nAnd more."))
    assert re.sub(r"<(?!br)[^>]*>", "", paragraphs(pages)[-1]) == (
        "- It bends.<br/>- It turns.<br/>And more."
    )


def test_a_quotation_of_many_thousand_words_is_its_beginning() -> None:
    assert shortened("It is long.") == "It is long."
    words = "psoas " * 10_000
    assert shortened(words).endswith("psoas ...")
    assert len(shortened(words)) <= LONGEST_QUOTED + 4
