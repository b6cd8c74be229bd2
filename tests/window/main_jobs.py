"""The main job of each feature, done through the window whatever other features there are.

Each function takes the window and leaves it as it was as far as the next one minds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.window.conftest import PATIENCE_MS
from tests.window.opened import OpenedApp

PSOAS = "psoas_major_left"


def structure_list(app: OpenedApp, qtbot: QtBot) -> None:
    app.select(PSOAS)
    app.actions["structure.hide"].trigger()
    assert PSOAS in app.store.state.hidden
    assert app.tree.topLevelItemCount() > 3
    app.store.undo()
    assert PSOAS not in app.store.state.hidden


def reading(app: OpenedApp, qtbot: QtBot) -> None:
    app.select(PSOAS)
    assert "psoas major" in app.card.toPlainText().lower()
    start = min(tied.sentence.start for tied in app.document.atlas.sentences_about(PSOAS))
    app.sentence_wanted.emit(start)
    assert app.store.state.sentence == start


def motion(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["motion.flex"].trigger()
    assert dict(app.store.state.pose.angles)
    app.actions["motion.standing"].trigger()
    assert not dict(app.store.state.pose.angles)


def measures(app: OpenedApp, qtbot: QtBot) -> None:
    app.select("l3_vertebra")
    app.actions["view.measures"].trigger()
    assert app.measuring.panel.isVisible()


def coverage(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["document.coverage"].trigger()
    qtbot.waitUntil(lambda: bool(app.coverage.toPlainText()), timeout=PATIENCE_MS)


def labels(app: OpenedApp, qtbot: QtBot) -> None:
    app.select(PSOAS)
    app.actions["labels.selected"].trigger()
    qtbot.waitUntil(lambda: bool(app.labelling.layer.labels), timeout=PATIENCE_MS)
    app.actions["labels.selected"].trigger()
    assert not app.labelling.layer.labels


def search(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["edit.search"].trigger()
    app.searching.box.clear()
    QTest.keyClicks(app.searching.box, "femur")
    qtbot.waitUntil(lambda: app.searching.box.found.topLevelItemCount() > 0, timeout=PATIENCE_MS)
    QTest.keyClick(app.searching.box, Qt.Key.Key_Escape)


def documents(app: OpenedApp, qtbot: QtBot) -> None:
    path = app.scratch / "mine.txt"
    path.write_text("My muscles\n\nThe psoas bends the hip.\n", encoding="utf-8")
    app.window.file_dropped.emit(path)
    qtbot.waitUntil(lambda: app.document.path == path, timeout=PATIENCE_MS)
    app.actions["file.built_in"].trigger()
    assert app.document.path is None


def key_views(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["view.psoas_back"].trigger()
    assert app.store.state.key_view == "back"
    qtbot.waitUntil(lambda: not app.camera.is_moving, timeout=PATIENCE_MS)
    app.store.undo()


def saved_views(app: OpenedApp, qtbot: QtBot) -> None:
    count = len(app.own_views.views)
    app.actions["view.save"].trigger()
    assert len(app.own_views.views) == count + 1
    app.store.undo()
    assert len(app.own_views.views) == count


def cut(app: OpenedApp, qtbot: QtBot) -> None:
    app.select("l3_vertebra")
    app.actions["cut.toggle"].trigger()
    assert app.store.state.cut is not None
    assert app.cut.bar.isVisible()
    app.actions["cut.toggle"].trigger()
    assert app.store.state.cut is None


def exercises(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["motion.lunge"].trigger()
    assert app.store.state.motion_step is not None
    assert app.overlay.sentence.isVisible()
    app.actions["motion.end"].trigger()
    assert app.store.state.motion_step is None


def status(app: OpenedApp, qtbot: QtBot) -> None:
    app.select(None)
    app.select(PSOAS)
    assert "psoas major" in app.window.status.text()


def announcing(app: OpenedApp, qtbot: QtBot) -> None:
    app.select(None)
    app.select(PSOAS)
    qtbot.waitUntil(lambda: "psoas major selected" in app.announcing.said, timeout=PATIENCE_MS)


def board(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["view.board"].trigger()
    assert app.board.pad.isVisible()
    app.actions["view.board"].trigger()
    assert not app.board.pad.isVisible()


def exporting(app: OpenedApp, qtbot: QtBot) -> None:
    assert app.actions["file.picture"].isEnabled()
    assert app.actions["file.export"].isEnabled()


def settings(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["edit.settings"].trigger()
    _closes(app.settings_dialog)


def help(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["help.keys"].trigger()
    _closes(app.help_sheet)


def doctor(app: OpenedApp, qtbot: QtBot) -> None:
    app.actions["help.doctor"].trigger()
    _closes(app.doctor_dialog)


def tool_bar(app: OpenedApp, qtbot: QtBot) -> None:
    before = app.store.state
    app.store.edit("Hide the sacrum", replace(before, hidden=before.hidden | {"sacrum"}))
    undo = next(tool for tool in app.tool_bar.tools if tool.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert app.store.state == before


def _closes(dialog: QDialog | None) -> None:
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()
    QApplication.processEvents()


def stage(app: OpenedApp, qtbot: QtBot) -> None:
    app.select(PSOAS)
    app.actions["view.full_screen"].trigger()
    qtbot.waitUntil(lambda: app.stage.is_on, timeout=PATIENCE_MS)
    assert app.stage.caption.title.text() == "Left psoas major"
    app.actions["edit.escape"].trigger()
    qtbot.waitUntil(lambda: not app.stage.is_on, timeout=PATIENCE_MS)
    assert app.window.menuBar().isVisible()


MAIN_JOBS: Mapping[str, Callable[[OpenedApp, QtBot], None]] = MappingProxyType(
    {
        job.__name__: job
        for job in (
            *(structure_list, reading, motion, measures, coverage, labels, search, documents),
            *(key_views, saved_views, cut, exercises, status, announcing, board, exporting),
            *(settings, help, doctor, tool_bar, stage),
        )
    }
)
