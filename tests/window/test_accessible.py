"""What a screen reader finds: every control has a name, and the picture says what it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget

from viewer.app import App
from viewer.widgets.tall_page import TallPage

pytestmark = pytest.mark.gl
DIALOGS = ("edit.settings", "help.keys", "help.palette", "help.doctor")


def controls(window: QWidget) -> Iterator[QWidget]:
    """What the keyboard or a click can reach; Qt's own parts of a control apart."""
    for widget in window.findChildren(QWidget):
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        own = not widget.objectName().startswith("qt_")
        if widget.isVisible() and own and (reached or isinstance(widget, QAbstractButton)):
            yield widget


def nameless(window: QWidget) -> list[str]:
    found = []
    for widget in controls(window):
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is not None and not heard.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def opened_dialog(app: App) -> QDialog:
    QApplication.processEvents()
    dialogs = [one for one in app.window.findChildren(QDialog) if one.isVisible()]
    assert len(dialogs) == 1
    return dialogs[0]


def test_every_control_of_the_window_has_a_name(app: App) -> None:
    app.select("psoas_major_left")
    app.menus.actions["structure.hide"].trigger()
    app.menus.actions["cut.toggle"].trigger()
    app.key_views.take("side")
    for title in app.window.docks:
        app.window.show_panel(title)
        QApplication.processEvents()
        assert nameless(app.window) == []
    app.steps.take("lunge")
    app.preferences.toggle_board()
    QApplication.processEvents()
    assert nameless(app.window) == []


@pytest.mark.parametrize("action", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(app: App, action: str) -> None:
    app.menus.actions[action].trigger()
    dialog = opened_dialog(app)

    assert nameless(dialog) == []
    dialog.close()


def test_the_picture_says_what_it_shows(app: App) -> None:
    heard = QAccessible.queryAccessibleInterface(app.viewport)

    assert heard is not None
    assert heard.text(QAccessible.Text.Name)
    assert heard.text(QAccessible.Text.Description)


@pytest.mark.parametrize("action", ["edit.settings", "help.doctor"])
def test_in_large_text_a_dialog_fits_the_screen_and_scrolls(app: App, action: str) -> None:
    app.preferences.change({"text_scale": 3.0})
    app.menus.actions[action].trigger()
    dialog = opened_dialog(app)
    page = dialog.findChild(TallPage)

    assert page is not None
    assert dialog.height() <= dialog.screen().availableSize().height()
    inner = page.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= page.viewport().width()
    for label in inner.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    dialog.close()
