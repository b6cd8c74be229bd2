"""Actions of the menu Document: the sentences and their notes."""

from __future__ import annotations

from viewer.core.panel_menu import panel_row
from viewer.features.reading.feature import ReadingFeature
from viewer.menus.spec import ActionSpec, Rows, on_or_off


def next_sentence(reading: ReadingFeature) -> None:
    reading.reading.step(1)


def previous_sentence(reading: ReadingFeature) -> None:
    reading.reading.step(-1)


def toggle_note(reading: ReadingFeature) -> None:
    reading.reading.toggle_note()


def has_notes(reading: ReadingFeature) -> bool:
    return reading.host.preferences.shows_notes


def toggle_notes(reading: ReadingFeature) -> None:
    reading.host.preferences.toggle_notes()


def toggle_card(reading: ReadingFeature) -> None:
    """Bring the card to the front, or put it away with all that stands beside it."""
    reading.host.window.toggle_beside("Card")


def show_article(reading: ReadingFeature) -> None:
    reading.host.window.enter_panel("Article")


_ROWS: tuple[ActionSpec[ReadingFeature], ...] = (
    ActionSpec(
        "document.next",
        "Next sentence about it",
        ("N",),
        next_sentence,
        ReadingFeature.has_selection,
        on_structure=True,
    ),
    ActionSpec(
        "document.previous",
        "Previous sentence about it",
        ("Shift+N",),
        previous_sentence,
        ReadingFeature.has_selection,
    ),
    ActionSpec("document.note", "Open or close its note", ("E",), toggle_note),
    ActionSpec(
        "document.notes",
        "Anatomist's notes",
        ("Ctrl+Shift+N",),
        toggle_notes,
        tip="Show or hide them in the article and on the card.",
        separated=True,
        checked=has_notes,
        said=on_or_off("Anatomist's notes", has_notes),
    ),
)
_PANELS: tuple[ActionSpec[ReadingFeature], ...] = (
    ActionSpec(
        "view.card",
        "Show or hide the card",
        ("D",),
        toggle_card,
        separated=True,
        after="view.motion",
    ),
    ActionSpec("view.article", "Read the article", ("Shift+D",), show_article, after="view.card"),
)
ROWS: Rows = {"Document": _ROWS, "View": (*_PANELS, panel_row("Card"), panel_row("Article"))}
