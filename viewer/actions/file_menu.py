"""Actions of the menu File: files: documents, pictures, meshes."""

from __future__ import annotations

from viewer.actions.spec import ActionSpec
from viewer.context import Context


def open_document(ctx: Context) -> None:
    ctx.documents.choose()


def has_own_document(ctx: Context) -> bool:
    return ctx.documents.path is not None


def back_to_built_in(ctx: Context) -> None:
    ctx.documents.back()


def save_picture(ctx: Context) -> None:
    ctx.desk.save_picture()


def export_meshes(ctx: Context) -> None:
    hidden = ctx.store.state.hidden
    ctx.desk.export_meshes([key for key in ctx.names if key not in hidden])


def export_views(ctx: Context) -> None:
    ctx.own_views.write_to_file()


def import_views(ctx: Context) -> None:
    ctx.own_views.read_from_file()


def close_window(ctx: Context) -> None:
    ctx.desk.close_window()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("file.open", "Open document ...", ("Ctrl+O",), open_document),
    ActionSpec(
        "file.built_in",
        "Back to the built-in article",
        ("Ctrl+Shift+O",),
        back_to_built_in,
        has_own_document,
    ),
    ActionSpec("file.picture", "Save picture ...", ("F12",), save_picture, separated=True),
    ActionSpec("file.export", "Export meshes ...", ("Ctrl+E",), export_meshes),
    ActionSpec("file.export_views", "Export views ...", (), export_views, separated=True),
    ActionSpec("file.import_views", "Import views ...", (), import_views),
    ActionSpec("file.quit", "Quit", ("Ctrl+Q",), close_window, separated=True),
)
