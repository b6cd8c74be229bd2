"""Actions of the menu Edit: undo, search and clearing the selection."""

from __future__ import annotations

from viewer.actions.spec import ActionSpec
from viewer.actions.steps import is_stepping
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


def undo_words(ctx: Context) -> str:
    return _with_step("Undo", ctx.store.undo_label)


def redo_words(ctx: Context) -> str:
    return _with_step("Redo", ctx.store.redo_label)


def _with_step(verb: str, step: str | None) -> str:
    return f"{verb} {step}" if step else verb


def escape(ctx: Context) -> None:
    """Leave the innermost thing: a text, the motion, the selection, at last full screen.

    Dialogs, menus and the search box take the key for themselves before it comes here.
    """
    if ctx.panes.leave_text():
        return
    if is_stepping(ctx):
        ctx.steps.end()
    elif ctx.store.state.selected:
        ctx.store.show(edits.select(ctx.store.state, None))
    else:
        ctx.desk.leave_full_screen()


def escape_words(ctx: Context) -> str:
    if is_stepping(ctx):
        return "End the motion"
    if ctx.desk.is_full_screen and not ctx.store.state.selected:
        return "Leave full screen"
    return "Clear selection"


def open_search(ctx: Context) -> None:
    ctx.search.open()


def show_settings(ctx: Context) -> None:
    ctx.dialogs.show_settings()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("edit.undo", "Undo", ("Ctrl+Z",), undo, can_undo, words=undo_words),
    ActionSpec("edit.redo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), redo, can_redo, words=redo_words),
    ActionSpec("edit.search", "Search", ("Ctrl+F", "/"), open_search, separated=True),
    ActionSpec(
        "edit.escape",
        "Clear selection",
        ("Esc",),
        escape,
        tip="Leaves a text, then the motion, the selection, and full screen.",
        words=escape_words,
    ),
    ActionSpec("edit.settings", "Settings ...", ("Ctrl+,",), show_settings, separated=True),
)
