"""Actions of the menu Edit: undo, search and clearing the selection."""

from __future__ import annotations

from viewer.actions.spec import ActionSpec
from viewer.context import Context
from viewer.state import edits


def can_undo(ctx: Context) -> bool:
    return ctx.store.undo_label is not None


def can_redo(ctx: Context) -> bool:
    return ctx.store.redo_label is not None


def undo(ctx: Context) -> None:
    ctx.store.undo()


def redo(ctx: Context) -> None:
    ctx.store.redo()


def escape(ctx: Context) -> None:
    """Clear the selection; with none, leave full screen."""
    if ctx.store.state.selected:
        ctx.store.show(edits.select(ctx.store.state, None))
    else:
        ctx.desk.leave_full_screen()


def open_search(ctx: Context) -> None:
    ctx.search.open()


def show_settings(ctx: Context) -> None:
    ctx.dialogs.show_settings()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("edit.undo", "Undo", ("Ctrl+Z",), undo, can_undo),
    ActionSpec("edit.redo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), redo, can_redo),
    ActionSpec("edit.search", "Search", ("Ctrl+F", "/"), open_search, separated=True),
    ActionSpec("edit.escape", "Clear selection", ("Esc",), escape),
    ActionSpec("edit.settings", "Settings ...", ("Ctrl+,",), show_settings, separated=True),
)
