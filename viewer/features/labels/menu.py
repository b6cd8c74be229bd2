"""Actions of the menu Labels: names over the picture."""

from __future__ import annotations

from functools import partial

from viewer.features.labels.feature import LabelsFeature
from viewer.menus.spec import ActionSpec, Rows, on_or_off
from viewer.state import edits

_SAID = {
    "none": "none",
    "selected": "of the selected",
    "structures": "structures",
    "landmarks": "landmarks",
    "all": "structures and landmarks",
}


def has_labels(labels: LabelsFeature) -> bool:
    state = labels.host.store.state
    return (state.labels != "none" or state.attachments) and not state.numbered


def has_numbers(labels: LabelsFeature) -> bool:
    return labels.host.store.state.numbered


def labels_said(labels: LabelsFeature) -> str:
    return f"Labels: {_SAID[labels.host.store.state.labels]}"


def next_labels(labels: LabelsFeature) -> None:
    new = edits.next_labels(labels.host.store.state)
    labels.host.store.edit(f"Labels: {_SAID[new.labels]}", new)


def toggle_set(name: str, labels: LabelsFeature) -> None:
    new = edits.toggle_label_set(labels.host.store.state, name)
    labels.host.store.edit(f"Labels: {_SAID[new.labels]}", new)


def has_set(name: str, labels: LabelsFeature) -> bool:
    return edits.has_label_set(labels.host.store.state, name)


def of_selected(labels: LabelsFeature) -> bool:
    return labels.host.store.state.labels == "selected"


def toggle_selected(labels: LabelsFeature) -> None:
    amount = "none" if of_selected(labels) else "selected"
    new = edits.take_labels(labels.host.store.state, amount)
    labels.host.store.edit(f"Labels: {_SAID[amount]}", new)


def names_more(labels: LabelsFeature) -> bool:
    return labels.host.store.state.more_labels


def toggle_more(labels: LabelsFeature) -> None:
    new = edits.toggle_more_labels(labels.host.store.state)
    labels.host.store.edit("Name all in sight" if new.more_labels else "Name the first", new)


def names_hidden(labels: LabelsFeature) -> bool:
    return labels.host.store.state.hidden_labels


def toggle_hidden(labels: LabelsFeature) -> None:
    new = edits.toggle_hidden_labels(labels.host.store.state)
    words = "Name hidden ones too" if new.hidden_labels else "Name what is seen"
    labels.host.store.edit(words, new)


def has_attachments(labels: LabelsFeature) -> bool:
    return labels.host.store.state.attachments


def toggle_attachments(labels: LabelsFeature) -> None:
    new = edits.toggle_attachments(labels.host.store.state)
    labels.host.store.edit("Show attachments" if new.attachments else "Hide attachments", new)


def toggle_numbers(labels: LabelsFeature) -> None:
    labels.asking.toggle()


def next_label(labels: LabelsFeature) -> None:
    labels.labelling.step(1)


def previous_label(labels: LabelsFeature) -> None:
    labels.labelling.step(-1)


def reveal_next(labels: LabelsFeature) -> None:
    labels.asking.reveal_next()


def reveal_all(labels: LabelsFeature) -> None:
    labels.asking.reveal_all()


def has_letters(labels: LabelsFeature) -> bool:
    return labels.has_letters


def toggle_letters(labels: LabelsFeature) -> None:
    labels.toggle_letters()


def _set(name: str, text: str, what: str) -> ActionSpec[LabelsFeature]:
    shown = partial(has_set, name)
    return ActionSpec(
        f"labels.{name}",
        text,
        (),
        partial(toggle_set, name),
        checked=shown,
        said=on_or_off(what, shown),
    )


_ROWS: tuple[ActionSpec[LabelsFeature], ...] = (
    ActionSpec(
        "labels.amount",
        "Labels: none, structures, landmarks too",
        ("L",),
        next_labels,
        tip="Each press shows more of them.",
        said=labels_said,
        on_structure=True,
        on_view=True,
    ),
    _set("structures", "Names of structures", "Names of structures"),
    _set("landmarks", "Names of landmarks", "Names of landmarks"),
    ActionSpec(
        "labels.attachments",
        "Attachments of the muscles",
        ("A",),
        toggle_attachments,
        tip="Paints origins and insertions on the bones.",
        checked=has_attachments,
        said=on_or_off("Attachments", has_attachments),
        on_structure=True,
    ),
    ActionSpec(
        "labels.selected",
        "Names of the selected alone",
        (),
        toggle_selected,
        separated=True,
        checked=of_selected,
        said=on_or_off("Names of the selected alone", of_selected),
    ),
    ActionSpec(
        "labels.more",
        "Name all in sight",
        (),
        toggle_more,
        tip="The first twelve alone otherwise, and one side of each pair.",
        checked=names_more,
        said=on_or_off("Name all in sight", names_more),
    ),
    ActionSpec(
        "labels.hidden",
        "Hidden ones too",
        (),
        toggle_hidden,
        tip="Names what is covered or turned away in brackets, with a hollow dot.",
        checked=names_hidden,
        said=on_or_off("Hidden ones too", names_hidden),
    ),
    ActionSpec("labels.next", "Next label", (".",), next_label, has_labels, separated=True),
    ActionSpec("labels.previous", "Previous label", (",",), previous_label, has_labels),
    ActionSpec(
        "labels.numbers",
        "Quiz: numbers instead of names",
        ("Q",),
        toggle_numbers,
        tip="Numbers what is seen; they stay until the quiz is closed.",
        separated=True,
        checked=has_numbers,
        said=on_or_off("Quiz", has_numbers),
    ),
    ActionSpec(
        "labels.reveal",
        "Name the next number",
        ("Shift+L",),
        reveal_next,
        has_numbers,
        tip="The lowest one without a name.",
    ),
    ActionSpec("labels.reveal_all", "Name all numbers", ("Ctrl+L",), reveal_all, has_numbers),
)
_VIEW_ROWS: tuple[ActionSpec[LabelsFeature], ...] = (
    ActionSpec(
        "view.letters",
        "Letters at the edges (R, L, A, P)",
        (),
        toggle_letters,
        tip="Which side of the patient lies where: right, left, front, back, head, feet.",
        checked=has_letters,
        said=on_or_off("Letters at the edges", has_letters),
    ),
)
ROWS: Rows = {"Labels": _ROWS, "View": _VIEW_ROWS}
