"""Style rules of what is ticked, opened or closed: small signs that grow with the text."""

from __future__ import annotations

from viewer.looks.theme import Theme

BOX_PX, SIGN_PX = 15, 11  # at the usual size of text
ICON_PX = 18


def icon_size(scale: float) -> int:
    """Edge of an icon beside words, pixels."""
    return round(ICON_PX * scale)


def box_rules(theme: Theme, scale: float) -> str:
    """Boxes, lists that open and crosses, seen in every theme."""
    box, sign = round(BOX_PX * scale), round(SIGN_PX * scale)
    return f"""
QCheckBox {{ color: {theme.text}; spacing: {round(7 * scale)}px; padding: 2px; }}
QCheckBox:focus {{ border: 2px solid {theme.accent}; border-radius: 4px; padding: 0; }}
QCheckBox::indicator, QTreeView::indicator {{ width: {box}px; height: {box}px;
    border: 2px solid {theme.edge}; border-radius: 4px; background: {theme.panel}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ background: {theme.accent};
    border-color: {theme.accent}; image: url({theme.check}); }}
QTreeView::indicator:indeterminate {{ background: {theme.edge}; border-color: {theme.edge}; }}
QComboBox {{ background: {theme.panel}; color: {theme.text}; border: 2px solid {theme.edge};
    border-radius: 6px; padding: 3px 8px; }}
QComboBox:focus, QComboBox:on {{ border-color: {theme.accent}; }}
QComboBox::drop-down {{ border: none; width: {sign + 12}px; }}
QComboBox::down-arrow {{ image: url({theme.arrow}); width: {sign}px; height: {sign}px; }}
QComboBox QAbstractItemView {{ background: {theme.panel}; color: {theme.text};
    border: 1px solid {theme.edge}; selection-background-color: {theme.accent};
    selection-color: {theme.on_accent}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QDockWidget {{ titlebar-close-icon: url({theme.cross}); icon-size: {sign + 4}px; }}
QDockWidget::close-button {{ background: transparent; border: none; padding: 0;
    icon-size: {sign + 4}px; }}
QDockWidget::close-button:hover {{ background: {theme.hover}; border-radius: 4px; }}
QToolBar {{ background: {theme.window}; border: none;
    border-bottom: 1px solid {theme.line}; padding: 0; spacing: 0; }}
QWidget#tools QToolButton[popupMode="1"] {{ padding-right: {sign + 12}px; }}
QToolButton::menu-button {{ border: none; width: {sign + 8}px; border-radius: 4px; }}
QToolButton::menu-button:hover {{ background: {theme.line}; }}
QToolButton::menu-arrow {{ image: url({theme.arrow}); width: {sign}px; height: {sign}px; }}
QFrame#strip QToolButton, QWidget#tools QToolButton[popupMode="2"] {{
    padding-right: {sign + 10}px; }}
QToolButton::menu-indicator {{ image: url({theme.arrow}); width: {sign}px; height: {sign}px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 2px; }}
"""
