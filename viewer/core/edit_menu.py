"""Actions of the menu Edit: undo, and what Esc leaves."""

from __future__ import annotations

from viewer.core.host import Host, Leaving
from viewer.menus.spec import ActionSpec
from viewer.state import edits


def can_undo(host: Host) -> bool:
    return host.store.undo_label is not None


def can_redo(host: Host) -> bool:
    return host.store.redo_label is not None


def undo(host: Host) -> None:
    host.store.undo()


def redo(host: Host) -> None:
    host.store.redo()


def undo_words(host: Host) -> str:
    return _with_step("Undo", host.store.undo_label)


def redo_words(host: Host) -> str:
    return _with_step("Redo", host.store.redo_label)


def _with_step(verb: str, step: str | None) -> str:
    return f"{verb} {step}" if step else verb


def escape(host: Host) -> None:
    """Leave a list aside, the stage, else the innermost thing: a text, a motion, the selection.

    Dialogs, menus and the search box take the key for themselves before it comes here.
    """
    if host.window.put_aside_away() or host.window.leave_full_screen() or host.panes.leave_text():
        return
    inner = _innermost(host)
    if inner is not None:
        inner.leave()
    elif host.store.state.selected:
        host.store.show(edits.select(host.store.state, None))


def escape_words(host: Host) -> str:
    if host.window.has_something_aside:
        return "Put the list away"
    if host.window.isFullScreen():
        return "Leave full screen"
    inner = _innermost(host)
    if inner is not None:
        return inner.words()
    return "Clear selection"


def _innermost(host: Host) -> Leaving | None:
    return next((one for one in host.leaving if one.words()), None)


ROWS: tuple[ActionSpec[Host], ...] = (
    ActionSpec("edit.undo", "Undo", ("Ctrl+Z",), undo, can_undo, words=undo_words),
    ActionSpec("edit.redo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), redo, can_redo, words=redo_words),
    ActionSpec(
        "edit.escape",
        "Clear selection",
        ("Esc",),
        escape,
        tip="Leaves full screen, else a text, the motion, the selection.",
        separated=True,
        words=escape_words,
    ),
)
