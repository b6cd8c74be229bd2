"""Starts with one file of the user's damaged at random."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.opened import OpenedApp
from tests.window.test_own_views import write_name
from viewer.app import App
from viewer.core.preferences import settings_path

DOCUMENT = "thigh.txt"
FILES = ("settings.json", "views.json", "shortcuts.json", DOCUMENT)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content as a failing disk, a half-written file or an editor would leave it."""
    at, end = sorted(chance.randrange(1, len(content)) for _ in range(2))
    span = min(end, at + chance.choice((1, 4, 64)))
    turned = content[at] ^ (1 << chance.randrange(8))
    kinds: list[Callable[[], bytes]] = [
        lambda: content[:at] + bytes([turned]) + content[at + 1 :],
        lambda: content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :],
        lambda: content[:at],
        lambda: content[:at] + content[span:],
        lambda: content[:at] + content[at:span] * 3 + content[span:],
        lambda: content[:at] + chance.randbytes(span - at) + content[span:],
        lambda: content[:at] + bytes(span - at) + content[span:],
        lambda: content.replace(b"1", chance.choice((b"-1", b"1e999", b"[]", b'"1"')), 1 + at % 5),
        lambda: content.replace(b"true", b"null").replace(b"false", chance.choice((b"7", b"{}"))),
        lambda: chance.randbytes(at),
    ]
    return chance.choice(kinds)()


def good_files(atlas: Atlas, meshes: dict[str, SurfaceMesh]) -> dict[str, bytes]:
    """What a window leaves that was used: moved docks, views, keys, a document of one's own."""
    app = OpenedApp(atlas, meshes)
    app.window.show()
    QApplication.processEvents()
    app.viewport.refresh()
    for name in ("One", "Two"):
        app.own_views.save()
        write_name(app, name)
    app.keys.change("view.front", "F7")
    app.preferences.change({"text_scale": 1.5, "theme": "dark"})
    app.window.left_dock.hide()
    folder = settings_path().parent
    (folder / DOCUMENT).write_text("The Thigh\n\nThe femur lies in the thigh.\n", encoding="utf-8")
    app.documents.open(folder / DOCUMENT)
    while app.documents.is_opening:
        QApplication.processEvents()
    ended(app)
    return {name: (folder / name).read_bytes() for name in FILES}


def started(
    atlas: Atlas, meshes: dict[str, SurfaceMesh], good: Mapping[str, bytes], seed: int
) -> str:
    """Start with one of the files damaged, and close again; what the window said."""
    chance = random.Random(seed)
    folder = settings_path().parent
    for path in folder.iterdir():
        path.unlink()
    hit = chance.choice(FILES)
    for name, content in good.items():
        (folder / name).write_bytes(damaged(content, chance) if name == hit else content)
    app = OpenedApp(atlas, meshes)
    app.window.show()
    QApplication.processEvents()
    assert app.window.isVisible()
    said = app.window.status.text()
    ended(app)
    return said


def ended(app: App) -> None:
    """Close the window and free it."""
    app.window.close()
    app.window.deleteLater()
    app.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def last_words(folder: Path) -> list[str]:
    """Names of what a start leaves in the folder that no user would look for."""
    known = {*FILES, "log.txt"}
    return sorted(
        path.name
        for path in folder.iterdir()
        if path.name not in known and ".damaged" not in path.name
    )
