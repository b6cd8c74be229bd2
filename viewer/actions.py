"""The table of actions: menus, shortcuts and the help sheet are built from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from viewer import commands as do
from viewer.context import Context

Run = Callable[[Context], None]
Test = Callable[[Context], bool]


def _always(_ctx: Context) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: stable name, `menu.verb`.
        menu: the menu that it stands in.
        text: its words in the menu.
        keys: shortcuts, the first one is shown.
        run: what it does.
        enabled: whether it applies now.
        tip: one sentence more for the tooltip.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    run: Run
    enabled: Test = _always
    tip: str = ""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("file.open", "File", "Open document ...", ("Ctrl+O",), do.open_document),
    ActionSpec(
        "file.built_in",
        "File",
        "Back to the built-in article",
        ("Ctrl+Shift+O",),
        do.back_to_built_in,
        do.has_own_document,
    ),
    ActionSpec("file.picture", "File", "Save picture ...", ("F12",), do.save_picture),
    ActionSpec("file.export", "File", "Export meshes ...", ("Ctrl+E",), do.export_meshes),
    ActionSpec("file.quit", "File", "Quit", ("Ctrl+Q",), do.close_window),
    ActionSpec("edit.undo", "Edit", "Undo", ("Ctrl+Z",), do.undo, do.can_undo),
    ActionSpec("edit.redo", "Edit", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), do.redo, do.can_redo),
    ActionSpec("edit.search", "Edit", "Search", ("Ctrl+F", "/"), do.open_search),
    ActionSpec("edit.escape", "Edit", "Clear selection", ("Esc",), do.escape),
    ActionSpec("view.front", "View", "Front", ("1",), do.front_view),
    ActionSpec("view.back", "View", "Back", ("2",), do.back_view),
    ActionSpec("view.left", "View", "Left", ("3",), do.left_view, tip="The patient's left."),
    ActionSpec("view.right", "View", "Right", ("4",), do.right_view, tip="The patient's right."),
    ActionSpec("view.top", "View", "Top", ("5",), do.top_view),
    ActionSpec("view.bottom", "View", "Bottom", ("6",), do.bottom_view),
    ActionSpec("view.reset", "View", "Reset view", ("R", "Home"), do.reset_view),
    ActionSpec("view.zoom_in", "View", "Zoom in", ("+", "="), do.zoom_in),
    ActionSpec("view.zoom_out", "View", "Zoom out", ("-",), do.zoom_out),
    ActionSpec("view.larger", "View", "Larger text", ("Ctrl++", "Ctrl+="), do.larger_text),
    ActionSpec("view.smaller", "View", "Smaller text", ("Ctrl+-",), do.smaller_text),
    ActionSpec("view.usual", "View", "Usual text size", ("Ctrl+0",), do.usual_text),
    ActionSpec("view.light", "View", "Light ground", ("Ctrl+Shift+L",), do.light_ground),
    ActionSpec("view.dark", "View", "Dark ground", ("Ctrl+Shift+D",), do.dark_ground),
    ActionSpec(
        "view.motion",
        "View",
        "Fly or cut to a view",
        (),
        do.toggle_motion,
        tip="Cut where movement on the screen disturbs.",
    ),
    ActionSpec("view.card", "View", "Show or hide the card", ("D",), do.toggle_card),
    ActionSpec("view.article", "View", "Read the article", ("Shift+D",), do.show_article),
    ActionSpec("view.measures", "View", "Measures", ("M",), do.show_measures),
    ActionSpec("view.full_screen", "View", "Full screen", ("F11",), do.full_screen),
    ActionSpec(
        "structure.focus",
        "Structure",
        "Fly to selected",
        ("F",),
        do.fly_to_selected,
        do.has_selection,
    ),
    ActionSpec(
        "structure.hide", "Structure", "Hide selected", ("H",), do.hide_selected, do.has_selection
    ),
    ActionSpec(
        "structure.isolate",
        "Structure",
        "Isolate selected",
        ("I",),
        do.isolate_selected,
        do.has_selection,
    ),
    ActionSpec(
        "structure.fade",
        "Structure",
        "Fade the others",
        ("G",),
        do.fade_others,
        do.can_fade,
        tip="A second time makes them solid again.",
    ),
    ActionSpec("structure.solid", "Structure", "Show solid", (), do.make_solid, do.has_faded),
    ActionSpec(
        "structure.show_all", "Structure", "Show all", ("Shift+H",), do.show_all, do.has_hidden
    ),
    ActionSpec(
        "structure.context",
        "Structure",
        "Show or hide the context",
        ("C",),
        do.toggle_surroundings,
        tip="Inguinal ligaments, diaphragm, nerves and the outline of the body, simplified.",
    ),
    ActionSpec(
        "labels.amount",
        "Labels",
        "Labels: none, selected, all",
        ("L",),
        do.next_labels,
        tip="Each press shows more of them.",
    ),
    ActionSpec("labels.next", "Labels", "Next label", (".",), do.next_label, do.has_labels),
    ActionSpec(
        "labels.previous", "Labels", "Previous label", (",",), do.previous_label, do.has_labels
    ),
    ActionSpec("labels.numbers", "Labels", "Numbers instead of names", ("Q",), do.toggle_numbers),
    ActionSpec(
        "labels.reveal",
        "Labels",
        "Reveal the chosen name",
        ("Shift+L",),
        do.reveal_next,
        do.has_numbers,
    ),
    ActionSpec(
        "labels.reveal_all",
        "Labels",
        "Reveal all names",
        ("Ctrl+L",),
        do.reveal_all,
        do.has_numbers,
    ),
    ActionSpec(
        "labels.attachments",
        "Labels",
        "Attachments of the muscles",
        ("A",),
        do.toggle_attachments,
        tip="Paints origins and insertions on the bones.",
    ),
    ActionSpec(
        "document.next",
        "Document",
        "Next sentence about it",
        ("N",),
        do.next_sentence,
        do.has_selection,
    ),
    ActionSpec(
        "document.previous",
        "Document",
        "Previous sentence about it",
        ("Shift+N",),
        do.previous_sentence,
        do.has_selection,
    ),
    ActionSpec("document.note", "Document", "Open or close its note", ("E",), do.toggle_note),
    ActionSpec(
        "document.notes",
        "Document",
        "Show or hide the anatomist's notes",
        ("Ctrl+Shift+N",),
        do.toggle_notes,
    ),
    ActionSpec(
        "document.coverage",
        "Document",
        "What the document leaves open",
        ("Ctrl+Shift+C",),
        do.show_coverage,
    ),
    ActionSpec("help.keys", "Help", "Keys and mouse", ("F1", "?"), do.show_keys),
    ActionSpec("help.about", "Help", "About", (), do.show_about),
)

VIEW_STRIP = (
    "view.front",
    "view.back",
    "view.left",
    "view.right",
    "view.top",
    "view.bottom",
    "view.reset",
)
SEPARATED = frozenset(
    {
        *(
            "file.picture",
            "file.quit",
            "edit.search",
            "view.reset",
            "view.larger",
            "view.light",
            "view.card",
        ),
        *("labels.numbers", "labels.attachments", "document.notes"),
    }
)
