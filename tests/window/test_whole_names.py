"""Every table shows its words whole, at every size of text, in a narrow window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import QApplication, QTabWidget, QTreeWidget

from viewer.app import App

pytestmark = pytest.mark.gl
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


def cut_off(table: QTreeWidget) -> list[str]:
    """The words of a table that do not fit into their cells."""
    table.expandAll()
    table.doItemsLayout()
    found = []
    index = table.model().index(0, 0)
    while index.isValid():
        for column in range(table.model().columnCount()):
            cell = index.siblingAtColumn(column)
            spanned = table.isFirstColumnSpanned(index.row(), index.parent())
            if not table.isColumnHidden(column) and not (spanned and column):
                found += [str(cell.data())] if _is_cut(table, cell) else []
        index = table.indexBelow(index)
    return found


def _is_cut(table: QTreeWidget, cell: QModelIndex) -> bool:
    """Qt's own measure of the words, in what the cell has beside its border and check box."""
    rect, words = table.visualRect(cell), str(cell.data() or "")
    box = 22 if cell.data(Qt.ItemDataRole.CheckStateRole) is not None else 0
    room = QRect(0, 0, rect.width() - 8 - box, 9999)
    needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, words)
    return needed.width() > room.width() or needed.height() > rect.height()


@pytest.mark.parametrize("scale", SCALES)
def test_no_table_cuts_a_word_off(app: App, scale: float) -> None:
    app.window.resize(900, 600)
    app.preferences.change({"text_scale": scale})
    app.window.show_panel("Measures")
    tables = {"structures": app.tree, "nothing selected": app.measuring.panel}
    for key in ("psoas_major_left", "femur_left", "l3_vertebra", "sacrum"):
        app.select(key)
        QApplication.processEvents()
        assert cut_off(app.measuring.panel) == [], key
    app.select(None)
    app.features["help"].show_keys()
    app.features["help"].show_palette()
    app.features["settings"].show_settings()
    assert app.help_sheet is not None
    assert app.palette is not None
    assert app.settings_dialog is not None
    app.settings_dialog.findChild(QTabWidget).setCurrentIndex(1)
    tables |= {"help": app.help_sheet.list, "palette": app.palette.list}
    tables["keys"] = app.settings_dialog.keys.list
    QApplication.processEvents()
    for name, table in tables.items():
        assert cut_off(table) == [], name
    for dialog in (app.help_sheet, app.palette, app.settings_dialog):
        dialog.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_measures_say_their_level_their_unit_and_what_the_signs_mean(
    app: App, scale: float
) -> None:
    app.preferences.change({"text_scale": scale})
    app.window.resize(900, 600)
    app.window.show_panel("Measures")
    app.select("psoas_major_left")
    QApplication.processEvents()
    panel = app.measuring.panel
    items = [panel.topLevelItem(row) for row in range(panel.topLevelItemCount())]
    texts = [item.text(0) for item in items if item is not None]
    assert any("\nat L3–L4 disc" in text for text in texts)
    whole = " ".join(
        item.text(column)
        for item in items
        if item is not None
        for column in range(panel.columnCount())
        if not panel.isColumnHidden(column)
    )
    assert "cm³" in whole
    assert "cm3" not in whole
    assert "standard deviation (SD)" in whole
    assert "– means that nothing was published" in whole
