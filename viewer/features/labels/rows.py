"""Actions of the menu Labels: names over the picture."""

from __future__ import annotations

from functools import partial

from viewer.features.labels.feature import LabelsFeature
from viewer.menus.spec import ActionSpec, Rows, on_or_off
from viewer.state import edits


def has_labels(labels: LabelsFeature) -> bool:
    return labels.host.store.state.labels != "none"


def has_numbers(labels: LabelsFeature) -> bool:
    return labels.host.store.state.numbered


def next_labels(labels: LabelsFeature) -> None:
    new = edits.next_labels(labels.host.store.state)
    labels.host.store.edit(f"Labels: {new.labels}", new)


def take_labels(amount: str, labels: LabelsFeature) -> None:
    labels.host.store.edit(f"Labels: {amount}", edits.take_labels(labels.host.store.state, amount))


def shows_labels(amount: str, labels: LabelsFeature) -> bool:
    return labels.host.store.state.labels == amount


def labels_said(labels: LabelsFeature) -> str:
    return f"Labels: {labels.host.store.state.labels}"


def has_attachments(labels: LabelsFeature) -> bool:
    return labels.host.store.state.attachments


def toggle_numbers(labels: LabelsFeature) -> None:
    new = edits.toggle_numbers(labels.host.store.state)
    labels.host.store.edit("Labels as numbers" if new.numbered else "Labels as names", new)


def toggle_attachments(labels: LabelsFeature) -> None:
    new = edits.toggle_attachments(labels.host.store.state)
    labels.host.store.edit("Show attachments" if new.attachments else "Hide attachments", new)


def next_label(labels: LabelsFeature) -> None:
    labels.labelling.step(1)


def previous_label(labels: LabelsFeature) -> None:
    labels.labelling.step(-1)


def reveal_next(labels: LabelsFeature) -> None:
    labels.labelling.reveal_next()


def reveal_all(labels: LabelsFeature) -> None:
    labels.labelling.reveal_all()


def _amount(name: str, text: str) -> ActionSpec[LabelsFeature]:
    return ActionSpec(
        f"labels.{name}",
        text,
        (),
        partial(take_labels, name),
        checked=partial(shows_labels, name),
        one_of="labels",
        said=labels_said,
    )


_ROWS: tuple[ActionSpec[LabelsFeature], ...] = (
    ActionSpec(
        "labels.amount",
        "Labels: none, selected, all",
        ("L",),
        next_labels,
        tip="Each press shows more of them.",
        said=labels_said,
        on_structure=True,
        on_view=True,
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
        on_structure=True,
    ),
)
ROWS: Rows = {"Labels": _ROWS}
