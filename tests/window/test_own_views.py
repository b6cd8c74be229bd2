"""Saving and recalling one's own views on the real window, by keys, mouse and dropped files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.conftest import click, closed, drag, opened
from tests.window.test_key_views import settle, take, undo
from tests.window.test_own_document import drop
from tests.window.visible_pixels import VisiblePixels
from viewer.app import App
from viewer.core.preferences import views_path
from viewer.features.saved_views.file import load_views
from viewer.features.saved_views.panel import ViewsPanel

pytestmark = pytest.mark.gl

CONTROL = Qt.KeyboardModifier.ControlModifier


def panel(app: App) -> ViewsPanel:
    return app.views_panel


def save(app: App, name: str | None = None) -> None:
    """Ctrl+D, then a name and Enter."""
    app.viewport.setFocus()
    QTest.keyClick(app.window, Qt.Key.Key_D, CONTROL)
    QApplication.processEvents()
    write_name(app, name)


def write_name(app: App, name: str | None) -> None:
    """Type into the row that is being named."""
    (editor,) = [e for e in panel(app).list.findChildren(QLineEdit) if e.isVisible()]
    if name is not None:
        QTest.keyClicks(editor, name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def listed(app: App) -> list[str]:
    own = panel(app).list
    return [own.item(row).text() for row in range(own.count())]


def test_what_is_saved_is_recalled_whole(app: App, qtbot: QtBot, pixels: VisiblePixels) -> None:
    click(app, pixels.of("iliacus_left"))
    QTest.keyClick(app.window, Qt.Key.Key_G)
    click(app, pixels.of("sacrum"))
    QTest.keyClick(app.window, Qt.Key.Key_H)
    QTest.keyClick(app.window, Qt.Key.Key_O)
    drag(app, app.viewport.rect().center(), QPoint(70, 30), Qt.MouseButton.LeftButton)
    settle(app, qtbot)
    pose, state = app.viewport.pose, app.store.state
    save(app, "Iliacus alone")
    assert listed(app) == ["Iliacus alone"]

    take(app, qtbot, "back")
    QTest.keyClick(app.window, Qt.Key.Key_O)
    item = panel(app).list.visualItemRect(panel(app).list.item(0))
    QTest.mouseClick(
        panel(app).list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        item.center(),
    )
    settle(app, qtbot)
    assert app.viewport.pose.figures == pytest.approx(pose.figures)
    now = app.store.state
    assert (now.hidden, now.ghosted, now.selected) == (state.hidden, state.ghosted, state.selected)
    assert app.menus.actions["edit.undo"].text() == "Undo View: Iliacus alone"
    undo(app, qtbot)
    assert app.store.state.key_view == "back"
    assert app.viewport.pose.azimuth == pytest.approx(180.0)


def test_views_are_there_after_the_next_start(
    app: App, qtbot: QtBot, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    save(app, "Mine")
    app.window.close()
    again = opened(qtbot, atlas, meshes)
    assert listed(again) == ["Mine"]
    picture = QPixmap()
    assert picture.loadFromData(again.own_views.views[0].picture)
    assert (picture.width(), picture.height()) == (192, 120)
    closed(again)


def test_saving_renaming_and_deleting_are_undone_on_disk_too(app: App, qtbot: QtBot) -> None:
    save(app, "One")
    save(app, "Two")
    own = panel(app).list
    own.setCurrentRow(0)
    own.setFocus()
    QTest.keyClick(own, Qt.Key.Key_F2)
    write_name(app, "Two")
    assert listed(app) == ["Two 2", "Two"]
    own.setCurrentRow(1)
    QTest.keyClick(own, Qt.Key.Key_Delete)
    assert listed(app) == ["Two 2"]
    assert app.menus.actions["edit.undo"].text() == "Undo Delete view Two"
    for expected in (["Two 2", "Two"], ["One", "Two"]):
        undo(app, qtbot)
        assert listed(app) == expected
        on_disk, notice = load_views(views_path(), app.names)
        assert [view.name for view in on_disk] == expected
        assert notice is None


def test_a_recalled_view_leaves_the_list_as_it_is(app: App, qtbot: QtBot) -> None:
    save(app, "One")
    save(app, "Two")
    app.own_views.recall(0)
    settle(app, qtbot)
    assert listed(app) == ["One", "Two"]


def test_a_first_name_says_what_is_seen(app: App, pixels: VisiblePixels) -> None:
    click(app, pixels.of("psoas_major_left"))
    save(app)
    assert listed(app) == ["Front view, left psoas major"]
    save(app)
    assert listed(app)[1] == "Front view, left psoas major 2"


def test_an_empty_name_changes_nothing(app: App) -> None:
    save(app, "One")
    app.own_views.rename(0, "   ")
    assert listed(app) == ["One"]


def test_a_dropped_file_of_views_is_added_and_can_be_undone(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    save(app, "One")
    given = tmp_path / "given.json"
    given.write_bytes(views_path().read_bytes())
    drop(app, given)
    assert listed(app) == ["One", "One 2"]
    undo(app, qtbot)
    assert listed(app) == ["One"]


@pytest.mark.parametrize("content", ["", "{}", "recipe", json.dumps({"kind": "x"})])
def test_a_dropped_file_of_nonsense_changes_nothing_and_is_told(
    app: App, tmp_path: Path, content: str
) -> None:
    given = tmp_path / "given.json"
    given.write_text(content)
    told: list[str] = []
    app.own_views.failed.disconnect()
    app.own_views.failed.connect(told.append)
    drop(app, given)
    assert listed(app) == []
    assert len(told) == 1
    assert str(given) in told[0]
    assert given.read_text() == content


def test_a_damaged_file_of_views_is_told_at_the_start(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> None:
    path = views_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"kind": "psoas-vie')
    app = opened(qtbot, atlas, meshes)
    assert str(path) in app.window.status.text()
    assert "views.damaged.json" in app.window.status.text()
    assert listed(app) == []
    save(app, "New")
    assert len(load_views(path, app.names)[0]) == 1
    closed(app)


def test_a_sentence_of_another_document_is_not_read_again(app: App, qtbot: QtBot) -> None:
    start = app.document.atlas.document.sentences[5].start
    app.reading.read_sentence(start)
    save(app, "Reading")
    view = app.own_views.views[0]
    assert view.state.sentence == start
    app.own_views.recall(0)
    assert app.store.state.sentence == start
    app.own_views._is_sentence = lambda _start: False
    app.own_views.recall(0)
    assert app.store.state.sentence is None
    assert app.store.state.faded == frozenset()


def test_a_view_saved_in_flight_is_where_the_flight_ends(app: App, qtbot: QtBot) -> None:
    app.viewport.setFocus()
    QTest.keyClick(app.window, Qt.Key.Key_2)
    assert app.camera.is_moving
    save(app)
    assert listed(app) == ["Back view"]
    assert app.own_views.views[0].pose.azimuth == pytest.approx(180.0)


def test_a_double_click_recalls_once(app: App, qtbot: QtBot) -> None:
    save(app, "One")
    take(app, qtbot, "back")
    own = panel(app).list
    at = own.visualItemRect(own.item(0)).center()
    QTest.mouseClick(own.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(own.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(app, qtbot)
    undo(app, qtbot)
    assert app.store.state.key_view == "back"
