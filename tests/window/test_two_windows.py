"""Two windows of one user: whatever each does and whichever is closed first, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotations.atlas import Atlas
from meshes.library import SurfaceMesh
from tests.window.conftest import closed
from tests.window.opened import OpenedApp
from tests.window.test_own_views import listed, panel, write_name
from viewer.app import App
from viewer.core.preferences import keys_path, settings_path, views_path
from viewer.features.saved_views.file import load_views
from viewer.storage.settings import load_settings
from viewer.storage.shortcuts import load_keys

pytestmark = pytest.mark.gl


@pytest.fixture
def two(
    qtbot: QtBot, new_user: None, atlas: Atlas, meshes: dict[str, SurfaceMesh]
) -> Iterator[tuple[App, App]]:
    """Two windows that started with the same files."""
    apps = (OpenedApp(atlas, meshes), OpenedApp(atlas, meshes))
    for app in apps:
        app.window.show()
    QApplication.processEvents()
    yield apps
    for app in apps:
        closed(app)


def save(app: App, name: str) -> None:
    """Save what is seen under a name."""
    app.own_views.save()
    write_name(app, name)


def on_disk(app: App) -> list[str]:
    views, notice = load_views(views_path(), app.names)
    assert notice is None
    return [view.name for view in views]


def come_back_to(app: App) -> None:
    QApplication.sendEvent(app.window, QEvent(QEvent.Type.WindowActivate))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=str)
def test_nothing_is_lost_in_any_order_of_closing(
    two: tuple[App, App], order: tuple[int, int]
) -> None:
    first, second = two
    save(first, "Of the first")
    save(second, "Of the second")
    first.preferences.set_theme("dark")
    second.preferences.change_text_size(1)
    first.keys.change("view.front", "F7")
    second.keys.change("view.back", "F10")
    second.camera.toggle_projection()
    for number in order:
        two[number].window.close()

    assert sorted(on_disk(first)) == ["Of the first", "Of the second"]
    settings, notice = load_settings(settings_path())
    assert notice is None
    assert (settings.theme, settings.text_scale) == ("dark", 1.25)
    assert settings.parallel
    keys, notice = load_keys(keys_path(), first.keys.keys)
    assert (keys, notice) == ({"view.front": ("F7",), "view.back": ("F10",)}, None)


def test_each_window_undoes_what_it_did_and_nothing_else(two: tuple[App, App]) -> None:
    first, second = two
    save(first, "One")
    come_back_to(second)
    assert listed(second) == ["One"]
    save(second, "Two")
    first.own_views.delete(0)
    assert on_disk(first) == ["Two"]
    assert listed(first) == ["Two"]
    second.own_views.rename(listed(second).index("Two"), "Zwei")
    assert on_disk(first) == ["Zwei"]

    first.store.undo()
    assert sorted(on_disk(first)) == sorted(listed(first)) == ["One", "Zwei"]
    second.store.undo()
    assert sorted(on_disk(first)) == sorted(listed(second)) == ["One", "Two"]
    for _ in range(4):
        second.store.undo()
    assert on_disk(first) == ["One"]
    come_back_to(first)
    assert listed(first) == ["One"]


def test_a_view_that_is_gone_elsewhere_is_told(two: tuple[App, App]) -> None:
    first, second = two
    save(first, "One")
    come_back_to(second)
    first.own_views.delete(0)
    second.own_views.rename(0, "Eins")
    assert second.window.status.text() == "One was deleted in another window."
    assert listed(second) == on_disk(second) == []


def test_a_name_that_is_being_typed_is_not_thrown_away(two: tuple[App, App]) -> None:
    first, second = two
    save(first, "One")
    come_back_to(second)
    second.own_views.save()
    assert panel(second).is_naming
    first.own_views.delete(0)
    come_back_to(second)
    assert panel(second).is_naming
    write_name(second, "Two")
    assert listed(second) == on_disk(second) == ["Two"]


def test_a_key_is_not_given_away_twice(two: tuple[App, App]) -> None:
    first, second = two
    told: list[str] = []
    second.keys.changed.connect(told.append)
    first.keys.change("view.front", "F7")
    second.keys.change("view.back", "F7")
    assert len(told) == 1
    assert told[0].startswith("F7 belongs to “Front")
    first.keys.reset(None)
    second.keys.change("view.back", "F7")
    assert load_keys(keys_path(), first.keys.keys) == ({"view.back": ("F7",)}, None)


def test_views_whose_file_is_removed_are_written_again(two: tuple[App, App]) -> None:
    first, second = two
    save(first, "One")
    come_back_to(second)
    views_path().unlink()
    save(second, "Two")
    assert on_disk(second) == ["One", "Two"]


def test_views_whose_file_is_damaged_meanwhile_are_written_again(two: tuple[App, App]) -> None:
    first, _ = two
    save(first, "One")
    views_path().write_text("{")
    save(first, "Two")
    assert on_disk(first) == ["One", "Two"]
    aside = views_path().with_name("views.damaged.json")
    assert aside.read_text() == "{"
