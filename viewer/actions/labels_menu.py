"""Actions of the menu Labels: names over the picture."""

from __future__ import annotations

from viewer.actions.spec import ActionSpec
from viewer.context import Context
from viewer.state import edits


def has_labels(ctx: Context) -> bool:
    return ctx.store.state.labels != "none"


def has_numbers(ctx: Context) -> bool:
    return ctx.store.state.numbered


def next_labels(ctx: Context) -> None:
    new = edits.next_labels(ctx.store.state)
    ctx.store.edit(f"Labels: {new.labels}", new)


def toggle_numbers(ctx: Context) -> None:
    new = edits.toggle_numbers(ctx.store.state)
    ctx.store.edit("Labels as numbers" if new.numbered else "Labels as names", new)


def toggle_attachments(ctx: Context) -> None:
    new = edits.toggle_attachments(ctx.store.state)
    ctx.store.edit("Show attachments" if new.attachments else "Hide attachments", new)


def next_label(ctx: Context) -> None:
    ctx.labels.step(1)


def previous_label(ctx: Context) -> None:
    ctx.labels.step(-1)


def reveal_next(ctx: Context) -> None:
    ctx.labels.reveal_next()


def reveal_all(ctx: Context) -> None:
    ctx.labels.reveal_all()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "labels.amount",
        "Labels: none, selected, all",
        ("L",),
        next_labels,
        tip="Each press shows more of them.",
    ),
    ActionSpec("labels.next", "Next label", (".",), next_label, has_labels),
    ActionSpec("labels.previous", "Previous label", (",",), previous_label, has_labels),
    ActionSpec(
        "labels.numbers", "Numbers instead of names", ("Q",), toggle_numbers, separated=True
    ),
    ActionSpec(
        "labels.reveal",
        "Reveal the chosen name",
        ("Shift+L",),
        reveal_next,
        has_numbers,
    ),
    ActionSpec(
        "labels.reveal_all",
        "Reveal all names",
        ("Ctrl+L",),
        reveal_all,
        has_numbers,
    ),
    ActionSpec(
        "labels.attachments",
        "Attachments of the muscles",
        ("A",),
        toggle_attachments,
        tip="Paints origins and insertions on the bones.",
        separated=True,
    ),
)
