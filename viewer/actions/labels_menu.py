"""Actions of the menu Labels: names over the picture."""

from __future__ import annotations

from functools import partial

from viewer.actions.spec import ActionSpec, on_or_off
from viewer.context import Context
from viewer.state import edits


def has_labels(ctx: Context) -> bool:
    return ctx.store.state.labels != "none"


def has_numbers(ctx: Context) -> bool:
    return ctx.store.state.numbered


def next_labels(ctx: Context) -> None:
    new = edits.next_labels(ctx.store.state)
    ctx.store.edit(f"Labels: {new.labels}", new)


def take_labels(amount: str, ctx: Context) -> None:
    ctx.store.edit(f"Labels: {amount}", edits.take_labels(ctx.store.state, amount))


def shows_labels(amount: str, ctx: Context) -> bool:
    return ctx.store.state.labels == amount


def labels_said(ctx: Context) -> str:
    return f"Labels: {ctx.store.state.labels}"


def has_attachments(ctx: Context) -> bool:
    return ctx.store.state.attachments


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


def _amount(name: str, text: str) -> ActionSpec:
    return ActionSpec(
        f"labels.{name}",
        text,
        (),
        partial(take_labels, name),
        checked=partial(shows_labels, name),
        one_of="labels",
        said=labels_said,
    )


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "labels.amount",
        "Labels: none, selected, all",
        ("L",),
        next_labels,
        tip="Each press shows more of them.",
        said=labels_said,
    ),
    _amount("none", "No labels"),
    _amount("selected", "Labels of the selected"),
    _amount("all", "All labels"),
    ActionSpec("labels.next", "Next label", (".",), next_label, has_labels, separated=True),
    ActionSpec("labels.previous", "Previous label", (",",), previous_label, has_labels),
    ActionSpec(
        "labels.numbers",
        "Numbers instead of names",
        ("Q",),
        toggle_numbers,
        separated=True,
        checked=has_numbers,
        said=on_or_off("Numbers instead of names", has_numbers),
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
        checked=has_attachments,
        said=on_or_off("Attachments", has_attachments),
    ),
)
