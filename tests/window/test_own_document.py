"""A document of the user's own in the window: opened, read, refused, remembered, left again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from annotations.readers.files import read_document
from meshes.library import SurfaceMesh
from tests.annotations.test_reading_word_files import word_file
from tests.benchmarks.long_document import long_document
from tests.documents import as_markdown, as_text
from tests.window.boxes import boxes_answered
from tests.window.conftest import PATIENCE_MS, opened
from tests.window.test_article import click_on_words, lit_texts
from viewer.app import App
from viewer.features.reading import article_html

pytestmark = pytest.mark.gl

SIDES = ("left", "right")
ARTICLES = Path(__file__).parents[1] / "annotations" / "articles"
HANDOUT = """# Sitting and the hip

The iliacus lies in the iliac fossa. The sun was shining.

## What it does

The iliacus bends the hip.
"""


@pytest.fixture
def handout(tmp_path: Path) -> Path:
    path = tmp_path / "handout.md"
    path.write_text(HANDOUT, encoding="utf-8")
    return path


def drop(app: App, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, buttons = QPointF(200, 200), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(app.window, entering)
    assert entering.isAccepted()
    dropping = QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(app.window, dropping)
    assert dropping.isAccepted()


def open_file(qtbot: QtBot, app: App, path: Path) -> None:
    drop(app, path)
    qtbot.waitUntil(lambda: not app.documents.is_opening, timeout=PATIENCE_MS)
    QApplication.processEvents()


def test_a_dropped_hand_out_answers_clicks_both_ways(qtbot: QtBot, app: App, handout: Path) -> None:
    open_file(qtbot, app, handout)
    assert app.article.toPlainText().startswith("Sitting and the hip")
    assert "handout.md" in app.window.windowTitle()
    assert app.window.docks["Article"].windowTitle() == "Document"
    read = [tie for tie, _ in app.document.atlas.readings]
    words = f"{sum(bool(tie.structures) for tie in read)} of {len(read)} sentences tied"
    assert app.toast.text() == words
    assert words in app.window.status.text()

    click_on_words(app, "The iliacus bends the hip")
    named = {f"{name}_{side}" for name in ("iliacus", "hip_bone", "femur") for side in SIDES}
    assert set(app.store.state.selected) == named

    app.select("iliacus_left")
    assert lit_texts(app) == ["The iliacus lies in the iliac fossa.", "The iliacus bends the hip."]
    shown = app.card.toPlainText()
    assert "The iliacus lies in the iliac fossa." in shown
    app.select("coccyx")
    assert "Your document says nothing of the coccyx." in app.card.toPlainText()
    app.select("iliacus_left")
    assert "Sitting and the hip" in app.card.toPlainText()


def test_search_finds_sentences_of_the_own_document(qtbot: QtBot, app: App, handout: Path) -> None:
    open_file(qtbot, app, handout)
    app.searching.open()
    QTest.keyClicks(app.searching.box, "sun was shining")

    assert "The sun was shining." in _found(app)


def _found(app: App) -> list[str]:
    tree = app.searching.box.found
    tops = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount())]
    return [top.child(i).text(0) for top in tops if top for i in range(top.childCount())]


def test_the_way_back_to_the_built_in_article(
    qtbot: QtBot, app: App, atlas: Atlas, handout: Path
) -> None:
    assert not app.menus.actions["file.built_in"].isEnabled()
    open_file(qtbot, app, handout)

    app.menus.actions["file.built_in"].trigger()

    assert app.article.toPlainText().startswith(atlas.document.title)
    assert app.window.windowTitle() == "Psoas Viewer"


def test_a_bad_file_is_told_in_a_sentence_and_the_former_document_stays(
    qtbot: QtBot, app: App, atlas: Atlas, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.docx"
    damaged.write_bytes(b"PK\x03\x04 this is no archive")

    with boxes_answered() as told:
        open_file(qtbot, app, damaged)

    assert len(told) == 1
    assert "damaged.docx" in told[0]
    assert app.article.toPlainText().startswith(atlas.document.title)


def test_the_own_document_is_there_again_at_the_next_start(
    qtbot: QtBot, app: App, atlas: Atlas, meshes: dict[str, SurfaceMesh], handout: Path
) -> None:
    open_file(qtbot, app, handout)
    app.window.close()

    again = opened(qtbot, atlas, meshes)
    qtbot.waitUntil(lambda: not again.documents.is_opening, timeout=PATIENCE_MS)
    QApplication.processEvents()
    assert again.article.toPlainText().startswith("Sitting and the hip")
    again.window.close()


def test_a_long_document_leaves_the_window_alive_and_can_be_given_up(
    qtbot: QtBot, app: App, atlas: Atlas, tmp_path: Path
) -> None:
    book = tmp_path / "book.md"
    book.write_text(as_markdown(long_document()), encoding="utf-8")

    drop(app, book)
    app.viewport.refresh()
    frames = app.viewport.frames
    qtbot.waitUntil(lambda: app.viewport.frames > frames, timeout=PATIENCE_MS)
    assert app.documents.is_opening
    app.documents.stop()

    assert not app.documents.is_opening
    QTest.qWait(50)
    assert app.article.toPlainText().startswith(atlas.document.title)


def test_nothing_of_a_page_is_run_or_fetched(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><h1>Hips</h1><script>steal()</script><p onclick='steal()'>The femur is long."
        "<img src='http://example.invalid/x.png'> <a href='file:///etc/passwd'>Look</a>.</p></body>",
        encoding="utf-8",
    )
    open_file(qtbot, app, page)

    shown = app.article.toHtml()
    assert "steal" not in shown
    assert "example.invalid" not in shown
    assert "passwd" not in shown
    assert app.article.toPlainText().count("The femur is long.") == 1


def three_articles(folder: Path) -> list[Path]:
    """A hand-out, a web page and a Word file of other shapes than the built-in article."""
    word = word_file(folder / "article.docx")
    return [ARTICLES / "hand_out.md", ARTICLES / "web_page.html", word]


def test_three_articles_of_other_shapes_answer_clicks(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    for path in three_articles(tmp_path):
        open_file(qtbot, app, path)
        read = app.document.atlas
        assert app.document.path == path
        for sentence in read.document.sentences:
            assert sentence.text in app.article.toPlainText()
        tied = next(
            tied
            for tied, _ in reversed(read.readings)
            if tied.structures and len(tied.sentence.text) > 30
        )

        click_on_words(app, tied.sentence.text[:30])
        assert set(app.store.state.selected) == set(tied.structures)

        app.select(tied.structures[0])
        assert tied.sentence.text in lit_texts(app)


def test_a_structure_without_a_sentence_is_told_of(qtbot: QtBot, app: App, handout: Path) -> None:
    open_file(qtbot, app, handout)
    app.select("psoas_minor_left")

    app.menus.actions["document.next"].trigger()

    assert app.window.status.text() == "This document does not mention the left psoas minor."


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.txt"
    path.write_text(as_text(long_document(60_000)), encoding="utf-8")
    return path


def in_sight(app: App, words: str) -> bool:
    page = app.article
    first = page.toPlainText().index(words)
    top = page.cursorForPosition(QPoint(0, 0)).position()
    bottom = page.cursorForPosition(page.viewport().rect().bottomRight()).position()
    return top <= first < bottom


def test_the_first_click_on_a_long_document_lights_what_is_in_sight(
    qtbot: QtBot, app: App, book: Path
) -> None:
    open_file(qtbot, app, book)

    app.select("coccyx")
    first, *_ = app.document.atlas.sentences_about("coccyx")

    assert lit_texts(app)[0] == first.sentence.text
    assert in_sight(app, first.sentence.text)


def test_a_long_document_behind_another_tab_is_lit_when_it_comes_into_sight(
    qtbot: QtBot, app: App, book: Path
) -> None:
    open_file(qtbot, app, book)
    app.window.show_panel("Card")
    app.select("coccyx")
    first, *_ = app.document.atlas.sentences_about("coccyx")
    assert lit_texts(app) == []

    app.window.show_panel("Article")

    qtbot.waitUntil(lambda: first.sentence.text in lit_texts(app), timeout=PATIENCE_MS)
    assert in_sight(app, first.sentence.text)


def test_a_page_set_in_pieces_is_the_page_set_at_once(
    app: App, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = read_document(book)
    pieces = app.article.typeset(document)
    monkeypatch.setattr(article_html, "LONGEST_PAGE", len(document.text) * 10)
    whole = app.article.typeset(document)

    assert pieces.page.toHtml() == whole.page.toHtml()
    assert pieces.ranges == whole.ranges
