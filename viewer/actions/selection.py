"""The selection as actions speak of it."""

from __future__ import annotations

from viewer.context import Context


def has_selection(ctx: Context) -> bool:
    return bool(ctx.store.state.selected)


def selected_names(ctx: Context) -> str:
    """The selected structures in words, for the name of a step."""
    selected = ctx.store.state.selected
    if len(selected) == 1:
        return ctx.names[selected[0]]
    return f"{len(selected)} structures"
