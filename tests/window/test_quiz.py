"""A class is asked by number: numbers hold still, nothing tells, names come one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS, click
from tests.window.pointer import point_at
from viewer.app import App

pytestmark = pytest.mark.gl

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
L, Q = Qt.Key.Key_L, Qt.Key.Key_Q


def press(app: App, key: str | Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(app.window, key, modifier or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def rest(qtbot: QtBot, app: App) -> None:
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: app.labelling.is_settled, timeout=PATIENCE_MS)


@pytest.fixture
def asked(qtbot: QtBot, app: App) -> App:
    app.window.resize(1920, 1080)
    app.select("sacrum")
    press(app, Q)
    rest(qtbot, app)
    return app


def shown(app: App) -> dict[str, str]:
    return {label.placed.id: label.text for label in app.labelling.layer.labels}


def named(app: App) -> list[str]:
    return [text for text in shown(app).values() if not text.isdigit()]


def middle_of(app: App, number: str) -> QPoint:
    box = next(lb.placed for lb in app.labelling.layer.labels if lb.text == number)
    return QPoint(round(box.left + box.width / 2), round(box.top + box.height / 2))


def test_numbers_hold_still_while_the_camera_moves(qtbot: QtBot, asked: App) -> None:
    given = shown(asked)
    assert len(given) >= 10
    assert set(given.values()) == {str(n + 1) for n in range(len(given))}
    for view in ("2", "3", "6"):
        press(asked, view)
        rest(qtbot, asked)
        seen = shown(asked)
        assert seen.items() <= given.items()
    assert len(shown(asked)) < len(given)
    asked.select("femur_left")
    press(asked, "1")
    rest(qtbot, asked)
    assert shown(asked) == given


def test_a_click_on_a_number_names_that_one_there(asked: App) -> None:
    given = shown(asked)
    pin = next(name for name, text in given.items() if text == "7")

    click(asked, middle_of(asked, "7"))

    assert shown(asked)[pin].startswith("7  ")
    assert {name: text for name, text in shown(asked).items() if name != pin} == {
        name: text for name, text in given.items() if name != pin
    }
    assert asked.store.state.selected == ()
    assert asked.store.undo_label == "Name number 7"
    press(asked, Qt.Key.Key_Z, CONTROL)
    assert shown(asked) == given


def test_names_come_by_number_and_the_bar_counts(asked: App) -> None:
    count = len(asked.store.state.numbers)
    for number in (1, 2, 3):
        press(asked, L, SHIFT)
        assert [int(text.split()[0]) for text in named(asked)] == list(range(1, number + 1))
    assert asked.label_bar.words.text() == f"{count} to name, 3 named"
    QTest.mouseClick(asked.label_bar.buttons["reveal"], Qt.MouseButton.LeftButton)
    assert asked.label_bar.words.text() == f"{count} to name, 4 named"
    QTest.mouseClick(asked.label_bar.buttons["reveal_all"], Qt.MouseButton.LeftButton)
    assert len(named(asked)) == len(shown(asked))
    assert asked.label_bar.words.text() == f"{count} to name, {count} named"
    assert not asked.label_bar.buttons["reveal"].isVisible()
    QTest.mouseClick(asked.label_bar.buttons["numbers"], Qt.MouseButton.LeftButton)
    assert not asked.store.state.numbered
    assert not any(text[0].isdigit() for text in shown(asked).values())


def test_nothing_else_tells_a_name(qtbot: QtBot, asked: App) -> None:
    names = [asked.names[key] for key in asked.store.state.numbers]
    numbers = {key: n for n, key in enumerate(asked.store.state.numbers, start=1)}
    places = {label.placed.id: label.placed.pin for label in asked.labelling.layer.labels}
    for key, (x, y) in places.items():
        at = QPoint(round(x), round(y))
        point_at(asked, at)
        qtbot.waitUntil(
            lambda key=key: asked.window.status.text() == f"Number {numbers[key]}",
            timeout=PATIENCE_MS,
        )
        click(asked, at)
        assert asked.store.state.selected == ()
        asked.features["announcing"].announcing._announce()
        assert not told(asked, names)
    QTest.mouseClick(asked.viewport, Qt.MouseButton.RightButton, pos=at)
    menu = asked.context_menu.menu
    assert menu is not None
    assert menu.actions()[0].text() == f"Number {numbers[key]}"
    menu.close()


def told(app: App, names: list[str]) -> set[str]:
    """Names that stand anywhere over the picture, in the bars, or in what is announced."""
    words = [app.window.status.text(), app.announcing.said, app.viewport.toolTip()]
    words += [app.viewport.accessibleDescription(), app.labelling.layer.accessibleDescription()]
    words += [label.text() for label in app.viewport.findChildren(QLabel) if label.isVisible()]
    words += [app.card.title.text()] if hasattr(app.card, "title") else []
    interface = QAccessible.queryAccessibleInterface(app.labelling.layer)
    words.append(interface.text(QAccessible.Text.Description) if interface else "")
    return {name for name in names for text in words if name.lower() in text.lower()}


def test_escape_closes_the_quiz_and_undo_opens_it_again(asked: App) -> None:
    given = shown(asked)
    press(asked, Qt.Key.Key_Escape)
    assert not asked.store.state.numbered
    press(asked, Qt.Key.Key_Z, CONTROL)
    assert shown(asked) == given


def test_screen_readers_hear_what_is_shown(asked: App) -> None:
    layer = asked.labelling.layer
    assert set(layer.accessibleDescription().split(", ")) == set(shown(asked).values())
    press(asked, L, CONTROL)
    assert set(layer.accessibleDescription().split(", ")) == set(shown(asked).values())
