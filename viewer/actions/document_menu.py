"""Actions of the menu Document: the sentences and their notes."""

from __future__ import annotations

from viewer.actions.selection import has_selection
from viewer.actions.spec import ActionSpec, on_or_off
from viewer.context import Context


def next_sentence(ctx: Context) -> None:
    ctx.reading.step(1)


def previous_sentence(ctx: Context) -> None:
    ctx.reading.step(-1)


def toggle_note(ctx: Context) -> None:
    ctx.reading.toggle_note()


def show_coverage(ctx: Context) -> None:
    ctx.desk.show_panel("Coverage")


def has_notes(ctx: Context) -> bool:
    return ctx.looks.shows_notes


def toggle_notes(ctx: Context) -> None:
    ctx.looks.toggle_notes()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "document.next",
        "Next sentence about it",
        ("N",),
        next_sentence,
        has_selection,
    ),
    ActionSpec(
        "document.previous",
        "Previous sentence about it",
        ("Shift+N",),
        previous_sentence,
        has_selection,
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
    ActionSpec(
        "document.coverage",
        "What the document leaves open",
        ("Ctrl+Shift+C",),
        show_coverage,
    ),
)
