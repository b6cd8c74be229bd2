"""Actions of the menu Structure: what is shown and how."""

from __future__ import annotations

from collections.abc import Callable

from viewer.core.panel_menu import panel_row
from viewer.features.structure_list.feature import StructureListFeature
from viewer.menus.spec import ActionSpec, Rows, on_or_off
from viewer.state import edits, peeling


def has_hidden(structures: StructureListFeature) -> bool:
    return bool(structures.host.store.state.hidden - structures.host.surroundings)


def hide_selected(structures: StructureListFeature) -> None:
    state = structures.host.store.state
    structures.host.store.edit(
        f"Hide {structures.selected_names()}", edits.hide(state, state.selected)
    )


def show_all(structures: StructureListFeature) -> None:
    """Show all but the surroundings, which would cover the rest; they stay as they are."""
    state = structures.host.store.state
    structures.host.store.edit(
        "Show all", edits.show(state, state.hidden - structures.host.surroundings)
    )


def surroundings_shown(structures: StructureListFeature) -> bool:
    return not structures.host.surroundings <= structures.host.store.state.hidden


def toggle_surroundings(structures: StructureListFeature) -> None:
    """The camera takes them in, too; the outline of the whole body may leave the picture."""
    state, around = structures.host.store.state, structures.host.surroundings
    outline = peeling.keys_of(peeling.LAYERS[0], around)
    shown = surroundings_shown(structures)
    if shown:
        structures.host.store.edit(
            "Hide what lies around", edits.hide(state, structures.host.surroundings)
        )
    else:
        structures.host.store.edit(
            "Show what lies around", edits.show(state, structures.host.surroundings)
        )
    structures.host.camera.take_in(() if shown else tuple(sorted(around - outline)))


def has_faded(structures: StructureListFeature) -> bool:
    return bool(structures.host.store.state.seen_through)


def can_fade(structures: StructureListFeature) -> bool:
    return structures.has_selection() or has_faded(structures)


def fade_others(structures: StructureListFeature) -> None:
    """Let everything but the selected recede; a second time makes it solid again."""
    state = structures.host.store.state
    faded = edits.fade_others(state, structures.host.names)
    if state.ghosted and (state.ghosted == faded.ghosted or not state.selected):
        make_solid(structures)
    else:
        structures.host.store.edit(f"Fade all but {structures.selected_names()}", faded)


def has_others_faded(structures: StructureListFeature) -> bool:
    return bool(structures.host.store.state.ghosted)


def _for_xray(structures: StructureListFeature) -> tuple[str, ...]:
    """What is selected, else all that is not muscle."""
    selected = structures.host.store.state.selected
    return selected or tuple(
        key for key in structures.host.names if key not in structures.host.muscles
    )


def is_xrayed(structures: StructureListFeature) -> bool:
    return structures.host.store.state.xray.issuperset(_for_xray(structures))


def toggle_xray(structures: StructureListFeature) -> None:
    """Look through what is selected, else through all that is not muscle."""
    state = structures.host.store.state
    new = edits.toggle_xray(state, _for_xray(structures))
    what = structures.selected_names() if state.selected else "the bones"
    structures.host.store.edit(
        f"X-ray {what}" if new.xray > state.xray else f"Show {what} solid", new
    )


def peel(structures: StructureListFeature, by: int) -> None:
    state = structures.host.store.state
    new = peeling.peeled(
        state, peeling.depth(state, structures.host.names) + by, structures.host.names
    )
    structures.host.store.edit("Peel" if by > 0 else "Put a layer back", new)


def peel_one(structures: StructureListFeature) -> None:
    peel(structures, 1)


def put_one_back(structures: StructureListFeature) -> None:
    peel(structures, -1)


def left_only(structures: StructureListFeature) -> None:
    one_side(structures, "left")


def right_only(structures: StructureListFeature) -> None:
    one_side(structures, "right")


def both_sides(structures: StructureListFeature) -> None:
    structures.host.store.edit(
        "Show both sides",
        peeling.one_side(structures.host.store.state, None, structures.host.names),
    )


def one_side(structures: StructureListFeature, side: str) -> None:
    state = structures.host.store.state
    if peeling.side_shown(state, structures.host.names) == side:
        both_sides(structures)
    else:
        structures.host.store.edit(
            f"Show the {side} side only", peeling.one_side(state, side, structures.host.names)
        )


def shows_side(side: str | None) -> Callable[[StructureListFeature], bool]:
    return lambda structures: (
        peeling.side_shown(structures.host.store.state, structures.host.names) == side
    )


def side_said(structures: StructureListFeature) -> str:
    side = peeling.side_shown(structures.host.store.state, structures.host.names)
    return "Both sides" if side is None else f"{side.capitalize()} side only"


def make_solid(structures: StructureListFeature) -> None:
    structures.host.store.edit("Show solid", edits.make_solid(structures.host.store.state))


def isolate_selected(structures: StructureListFeature) -> None:
    """Show the selected alone; a second time brings back just what there was."""
    state = structures.host.store.state
    alone = edits.isolate(state, state.selected, structures.host.names)
    if alone == state:
        structures.host.store.edit("Show the others", edits.bring_others_back(state))
    else:
        structures.host.store.edit(f"Isolate {structures.selected_names()}", alone)


def fly_to_selected(structures: StructureListFeature) -> None:
    structures.host.camera.fly_to(structures.host.store.state.selected)


_ROWS: tuple[ActionSpec[StructureListFeature], ...] = (
    ActionSpec(
        "structure.focus",
        "Fly to selected",
        ("F",),
        fly_to_selected,
        StructureListFeature.has_selection,
        on_structure=True,
    ),
    ActionSpec(
        "structure.hide",
        "Hide selected",
        ("H",),
        hide_selected,
        StructureListFeature.has_selection,
        on_structure=True,
    ),
    ActionSpec(
        "structure.isolate",
        "Isolate selected",
        ("I",),
        isolate_selected,
        StructureListFeature.has_selection,
        on_structure=True,
    ),
    ActionSpec(
        "structure.fade",
        "Fade the others",
        ("G",),
        fade_others,
        can_fade,
        tip="A second time makes them solid again.",
        checked=has_others_faded,
        said=on_or_off("Fade the others", has_others_faded),
        on_structure=True,
    ),
    ActionSpec(
        "structure.xray",
        "X-ray",
        ("X",),
        toggle_xray,
        tip="Look through the selected, or through the bones; outlines stay.",
        checked=is_xrayed,
        said=on_or_off("X-ray", is_xrayed),
        on_structure=True,
        on_view=True,
    ),
    ActionSpec("structure.solid", "Show solid", (), make_solid, has_faded, on_view=True),
    ActionSpec("structure.show_all", "Show all", ("Shift+H",), show_all, has_hidden, on_view=True),
    ActionSpec(
        "structure.context",
        "Around the psoas (simplified)",
        ("C",),
        toggle_surroundings,
        tip="Inguinal ligaments, diaphragm, nerves and the outline of the body.",
        checked=surroundings_shown,
        said=on_or_off("Around the psoas", surroundings_shown),
        on_view=True,
    ),
    ActionSpec(
        "structure.peel",
        "Peel a layer off",
        ("Y", "]"),
        peel_one,
        tip="From outside in: outline, nerves and ligaments, iliacus, psoas, hips.",
        separated=True,
        on_view=True,
    ),
    ActionSpec(
        "structure.unpeel", "Put a layer back", ("Shift+Y", "["), put_one_back, on_view=True
    ),
    ActionSpec(
        "structure.left",
        "Left side only",
        ("Ctrl+Shift+Left", "Ctrl+["),
        left_only,
        tip="The patient's left. A second time shows both sides.",
        checked=shows_side("left"),
        one_of="side",
        said=side_said,
        separated=True,
    ),
    ActionSpec(
        "structure.right",
        "Right side only",
        ("Ctrl+Shift+Right", "Ctrl+]"),
        right_only,
        tip="The patient's right. A second time shows both sides.",
        checked=shows_side("right"),
        one_of="side",
        said=side_said,
    ),
    ActionSpec(
        "structure.both",
        "Both sides",
        (),
        both_sides,
        checked=shows_side(None),
        one_of="side",
        said=side_said,
    ),
)
ROWS: Rows = {"Structure": _ROWS, "View": (panel_row("Contents", "Shift+F9"),)}
