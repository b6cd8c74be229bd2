"""Actions of the menu Structure: what is shown and how."""

from __future__ import annotations

from viewer.actions import cut_menu
from viewer.actions.selection import has_selection, selected_names
from viewer.actions.spec import ActionSpec, Test, on_or_off
from viewer.context import Context
from viewer.state import edits, peeling


def has_hidden(ctx: Context) -> bool:
    return bool(ctx.store.state.hidden - ctx.surroundings)


def hide_selected(ctx: Context) -> None:
    state = ctx.store.state
    ctx.store.edit(f"Hide {selected_names(ctx)}", edits.hide(state, state.selected))


def show_all(ctx: Context) -> None:
    """Show all but the surroundings, which would cover the rest; they stay as they are."""
    state = ctx.store.state
    ctx.store.edit("Show all", edits.show(state, state.hidden - ctx.surroundings))


def surroundings_shown(ctx: Context) -> bool:
    return not ctx.surroundings <= ctx.store.state.hidden


def toggle_surroundings(ctx: Context) -> None:
    state = ctx.store.state
    if surroundings_shown(ctx):
        ctx.store.edit("Hide the context", edits.hide(state, ctx.surroundings))
    else:
        ctx.store.edit("Show the context", edits.show(state, ctx.surroundings))


def has_faded(ctx: Context) -> bool:
    return bool(ctx.store.state.seen_through)


def can_fade(ctx: Context) -> bool:
    return has_selection(ctx) or has_faded(ctx)


def fade_others(ctx: Context) -> None:
    """Let everything but the selected recede; a second time makes it solid again."""
    state = ctx.store.state
    faded = edits.fade_others(state, ctx.names)
    if state.ghosted and (state.ghosted == faded.ghosted or not state.selected):
        make_solid(ctx)
    else:
        ctx.store.edit(f"Fade all but {selected_names(ctx)}", faded)


def has_others_faded(ctx: Context) -> bool:
    return bool(ctx.store.state.ghosted)


def _for_xray(ctx: Context) -> tuple[str, ...]:
    """What is selected, else all that is not muscle."""
    selected = ctx.store.state.selected
    return selected or tuple(key for key in ctx.names if key not in ctx.muscles)


def is_xrayed(ctx: Context) -> bool:
    return ctx.store.state.xray.issuperset(_for_xray(ctx))


def toggle_xray(ctx: Context) -> None:
    """Look through what is selected, else through all that is not muscle."""
    state = ctx.store.state
    new = edits.toggle_xray(state, _for_xray(ctx))
    what = selected_names(ctx) if state.selected else "the bones"
    ctx.store.edit(f"X-ray {what}" if new.xray > state.xray else f"Show {what} solid", new)


def peel(ctx: Context, by: int) -> None:
    state = ctx.store.state
    new = peeling.peeled(state, peeling.depth(state, ctx.names) + by, ctx.names)
    ctx.store.edit("Peel" if by > 0 else "Lay a layer back", new)


def peel_one(ctx: Context) -> None:
    peel(ctx, 1)


def lay_one_back(ctx: Context) -> None:
    peel(ctx, -1)


def left_only(ctx: Context) -> None:
    one_side(ctx, "left")


def right_only(ctx: Context) -> None:
    one_side(ctx, "right")


def both_sides(ctx: Context) -> None:
    ctx.store.edit("Show both sides", peeling.one_side(ctx.store.state, None, ctx.names))


def one_side(ctx: Context, side: str) -> None:
    state = ctx.store.state
    if peeling.side_shown(state, ctx.names) == side:
        both_sides(ctx)
    else:
        ctx.store.edit(f"Show the {side} side only", peeling.one_side(state, side, ctx.names))


def shows_side(side: str | None) -> Test:
    return lambda ctx: peeling.side_shown(ctx.store.state, ctx.names) == side


def side_said(ctx: Context) -> str:
    side = peeling.side_shown(ctx.store.state, ctx.names)
    return "Both sides" if side is None else f"{side.capitalize()} side only"


def make_solid(ctx: Context) -> None:
    ctx.store.edit("Show solid", edits.make_solid(ctx.store.state))


def isolate_selected(ctx: Context) -> None:
    """Show the selected alone; a second time brings the usual set back."""
    state = ctx.store.state
    alone = edits.isolate(state, state.selected, ctx.names)
    if alone == state:
        back = edits.hide(edits.show(state, ctx.names), ctx.home_hidden - set(state.selected))
        ctx.store.edit("Show the others", back)
    else:
        ctx.store.edit(f"Isolate {selected_names(ctx)}", alone)


def fly_to_selected(ctx: Context) -> None:
    ctx.camera.fly_to(ctx.store.state.selected)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "structure.focus",
        "Fly to selected",
        ("F",),
        fly_to_selected,
        has_selection,
    ),
    ActionSpec("structure.hide", "Hide selected", ("H",), hide_selected, has_selection),
    ActionSpec(
        "structure.isolate",
        "Isolate selected",
        ("I",),
        isolate_selected,
        has_selection,
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
    ),
    ActionSpec(
        "structure.xray",
        "X-ray",
        ("X",),
        toggle_xray,
        tip="Look through the selected, or through the bones; outlines stay.",
        checked=is_xrayed,
        said=on_or_off("X-ray", is_xrayed),
    ),
    ActionSpec("structure.solid", "Show solid", (), make_solid, has_faded),
    ActionSpec("structure.show_all", "Show all", ("Shift+H",), show_all, has_hidden),
    ActionSpec(
        "structure.context",
        "Context (simplified)",
        ("C",),
        toggle_surroundings,
        tip="Inguinal ligaments, diaphragm, nerves and the outline of the body.",
        checked=surroundings_shown,
        said=on_or_off("Context", surroundings_shown),
    ),
    ActionSpec(
        "structure.peel",
        "Peel a layer off",
        ("Y", "]"),
        peel_one,
        tip="From outside in: outline, nerves and ligaments, iliacus, psoas, hips.",
        separated=True,
    ),
    ActionSpec("structure.unpeel", "Lay a layer back", ("Shift+Y", "["), lay_one_back),
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
    *cut_menu.ACTIONS,
)
