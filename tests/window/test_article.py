"""Reading both ways: from a structure to its sentences, from a sentence to its structures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from annotations.document.document import Exercise, QuestionAnswer
from tests.window.conftest import PATIENCE_MS, click
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App

pytestmark = pytest.mark.gl

ONLY_MUSCLE = "In fact, it is the only muscle that connects the spine to the lower body"


def lit_texts(app: App) -> list[str]:
    """The words that are marked in the panel, in order and each once."""
    marked = [mark.cursor.selectedText() for mark in app.article.extraSelections()]
    return list(dict.fromkeys(marked))


def click_on_words(app: App, words: str) -> None:
    """A real click in the middle of the first line of some words of the article."""
    app.window.show_panel("Article")
    QApplication.processEvents()
    cursor = app.article.document().find(words)
    assert not cursor.isNull()
    start = QTextCursor(app.article.document())
    start.setPosition(cursor.selectionStart() + 6)
    app.article.setTextCursor(start)
    app.article.ensureCursorVisible()
    QApplication.processEvents()
    at = app.article.cursorRect(start).center() + QPoint(2, 0)
    QTest.mouseClick(
        app.article.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    QApplication.processEvents()


def test_the_article_shows_every_word_and_nothing_else(app: App, atlas: Atlas) -> None:
    shown = app.article.toPlainText()

    assert shown.startswith(atlas.document.title)
    for sentence in atlas.document.sentences:
        assert sentence.text in shown
    for section in atlas.document.sections:
        if section.heading:
            assert section.heading.text in shown
    assert "Leave a Reply" not in shown
    assert shown.count(atlas.document.title) == 1
    assert sum(isinstance(p, Exercise) for s in atlas.document.sections for p in s.parts) == 3
    assert sum(isinstance(p, QuestionAnswer) for s in atlas.document.sections for p in s.parts) == 4


def test_click_on_a_structure_lights_its_sentences(
    app: App, pixels: VisiblePixels, atlas: Atlas
) -> None:
    click(app, pixels.of("psoas_major_left"))

    expected = [tied.sentence.text for tied in atlas.sentences_about("psoas_major_left")]
    assert lit_texts(app) == expected
    assert len(expected) > 20


def test_click_on_a_sentence_selects_what_it_names_and_lets_the_rest_recede(
    app: App, atlas: Atlas
) -> None:
    click_on_words(app, ONLY_MUSCLE)

    tied = next(t for t, _ in atlas.readings if t.sentence.text.startswith(ONLY_MUSCLE))
    state = app.store.state
    assert state.sentence == tied.sentence.start
    assert set(state.selected) == set(tied.structures) & app.names.keys()
    assert "psoas_major_left" in state.selected
    assert "l3_vertebra" in state.selected
    assert state.faded == app.names.keys() - set(state.selected)
    assert lit_texts(app) == [tied.sentence.text]


def test_n_walks_through_the_sentences_of_the_selected(app: App, atlas: Atlas) -> None:
    app.select("iliacus_left")
    starts = sorted(tied.sentence.start for tied in atlas.sentences_about("iliacus_left"))
    seen = []
    for _ in range(3):
        QTest.keyClick(app.window, Qt.Key.Key_N)
        seen.append(app.store.state.sentence)
    QTest.keyClick(app.window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)

    assert seen == starts[:3]
    assert app.store.state.sentence == starts[1]
    assert app.store.state.selected == ("iliacus_left",)


def test_sentence_can_be_chosen_by_keyboard(app: App, qtbot: QtBot) -> None:
    app.window.show_panel("Article")
    app.article.setFocus()
    with qtbot.waitSignal(app.article.sentence_chosen, timeout=PATIENCE_MS):
        for _ in range(9):
            QTest.keyClick(app.article, Qt.Key.Key_Tab)
        QTest.keyClick(app.article, Qt.Key.Key_Return)


def test_selecting_again_ends_the_reading(app: App) -> None:
    click_on_words(app, ONLY_MUSCLE)
    app.select("sacrum")

    assert app.store.state.faded == frozenset()
    assert app.store.state.sentence is None


def test_a_note_opens_beside_its_sentence_and_changes_no_word(app: App, atlas: Atlas) -> None:
    sentence = next(
        s.text for s in atlas.document.sentences if "is the combination of the iliacus" in s.text
    )
    before = app.article.toPlainText()
    start = atlas.document.text.index(sentence)
    app.article.open_notes(start)

    shown = app.article.toPlainText()
    assert "Anatomist’s note: wrong" in shown
    assert shown.count(sentence) == before.count(sentence) == 1
    app.preferences.toggle_notes()
    assert "Anatomist’s note" not in app.article.toPlainText()
    assert "✎" not in app.article.toPlainText()


def test_the_note_of_the_sentence_that_is_read_opens_by_key_and_in_sight(app: App) -> None:
    app.select("psoas_major_left")
    for _ in range(3):
        QTest.keyClick(app.window, Qt.Key.Key_N)
    QTest.keyClick(app.window, Qt.Key.Key_E)
    QApplication.processEvents()

    cursor = app.article.document().find("Anatomist’s note")
    assert not cursor.isNull()
    assert app.article.viewport().rect().contains(app.article.cursorRect(cursor).center())

    QTest.keyClick(app.window, Qt.Key.Key_E)
    QApplication.processEvents()
    assert "Anatomist’s note" not in app.article.toPlainText()


def test_card_keeps_notes_apart_from_the_document(app: App, atlas: Atlas) -> None:
    app.select("femur_left")
    shown = app.card.toPlainText()
    assert "Attachments" in shown[shown.index("What anatomists say") :]
    app.preferences.toggle_notes()
    assert "What anatomists say" not in app.card.toPlainText()
    assert "The built-in article only names the femur." in app.card.toPlainText()


def click_on_link(panel: QTextBrowser, words: str) -> None:
    """A real click on some words of a panel."""
    cursor = panel.document().find(words)
    assert not cursor.isNull(), words
    start = QTextCursor(panel.document())
    start.setPosition(cursor.selectionStart() + 2)
    panel.setTextCursor(start)
    panel.ensureCursorVisible()
    QApplication.processEvents()
    at = panel.cursorRect(start).center() + QPoint(2, 0)
    QTest.mouseClick(
        panel.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
    )
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("Back pain", "Lower Back Pain and Psoas"),
        ("Stretches", "How to Stretch the Psoas Muscle?"),
        ("Questions and answers", "Frequently Asked Questions:"),
    ],
)
def test_one_click_from_the_psoas_card(app: App, words: str, heading: str) -> None:
    app.select("psoas_major_left")
    click_on_link(app.card, words)

    assert app.article.isVisible()
    at_top = app.article.cursorForPosition(QPoint(12, 12)).block().text()
    assert at_top == heading


def test_a_quotation_of_the_card_leads_to_its_place(app: App, atlas: Atlas) -> None:
    app.select("psoas_major_left")
    quoted = atlas.explain("psoas_major_left").location[0]
    click_on_link(app.card, quoted.text[:40])

    assert app.store.state.sentence == quoted.start
    assert app.store.state.current == "psoas_major_left"
    assert app.article.isVisible()


def test_the_card_says_where_words_shape_and_numbers_come_from_when_asked(app: App) -> None:
    app.select("femur_left")
    assert "meshes/figures" not in app.card.toPlainText()
    click_on_link(app.card, "Sources")
    shown = app.card.toPlainText()

    provenance = shown[shown.index("Where this comes from") :]
    assert "exactly as written" in provenance
    assert "Standring" in provenance
    assert "meshes/figures/femur.csv" in provenance
    assert "TA2 1360, FMA 24475" in provenance
    click_on_link(app.card, "Hide sources")
    assert "TA2" not in app.card.toPlainText()


def test_what_else_the_article_says_is_one_click_away_and_never_twice_in_a_row(
    app: App, atlas: Atlas
) -> None:
    app.select("psoas_major_left")
    click_on_link(app.card, "6 more from the article")
    shown = app.card.toPlainText()
    said = atlas.explain("psoas_major_left").location

    order = sorted(said, key=lambda quote: shown.index(quote.text))
    assert order[0] == said[0]
    assert said[1].text.startswith("The psoas muscle is located deep inside")
    assert order.index(said[1]) > 1
    assert "[the psoas muscle] It runs very close" in shown
    click_on_link(app.card, "Show fewer")
    assert said[1].text not in app.card.toPlainText()


def test_the_card_of_a_muscle_has_what_one_does_next(app: App) -> None:
    app.select("psoas_major_left")
    click_on_link(app.card, "Attachments")
    assert app.store.state.attachments
    click_on_link(app.card, "Isolate")
    assert app.store.state.selected == ("psoas_major_left",)
    assert "iliacus_left" in app.store.state.hidden
    click_on_link(app.card, "Show it move")
    assert app.store.state.motion_step is not None


def test_coverage_lists_what_is_open_and_leads_there(app: App) -> None:
    press_key = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(app.window, Qt.Key.Key_C, press_key)
    QApplication.processEvents()
    shown = app.coverage.toPlainText()
    assert "Structures not fully described" in shown
    assert "sacrum: no location or function" in shown

    click_on_link(app.coverage, "sacrum: no")
    assert app.store.state.current == "sacrum"


def test_the_list_marks_everything_that_a_sentence_names(app: App) -> None:
    click_on_words(app, ONLY_MUSCLE)

    marked = {item.text(0).lower() for item in app.tree.selectedItems()}
    assert marked == {app.names[key].lower() for key in app.store.state.selected}
    assert len(marked) > 4


def test_larger_text_keeps_the_place_that_is_read(app: App) -> None:
    app.window.show_panel("Article")
    QApplication.processEvents()
    app.article.go_to_section(app.document.atlas.document.sections[4].start)
    first = app.article.cursorForPosition(QPoint(0, 0)).block().text()

    app.menus.actions["view.larger"].trigger()
    QApplication.processEvents()

    around = app.article.cursorForPosition(QPoint(0, 30)).block()
    assert first in (around.text(), around.previous().text())
