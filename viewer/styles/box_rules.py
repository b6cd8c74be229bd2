"""Style rules of what is ticked, opened or closed: small signs that grow with the text."""

from __future__ import annotations

from viewer.styles.theme import Theme

BOX_PX, SIGN_PX, HANDLE_PX, GROOVE_PX = 15, 11, 14, 4  # at the usual size of text
ICON_PX = 18


def icon_size(scale: float) -> int:
    """Edge of an icon beside words, pixels."""
    return round(ICON_PX * scale)


def box_rules(theme: Theme, scale: float) -> str:
    """Boxes, lists that open, crosses, arrows and sliders, seen in every theme."""
    sign = round(SIGN_PX * scale)
    return _ticked(theme, scale) + _opened(theme, sign) + _bar(theme, sign) + _slid(theme, scale)


def _ticked(theme: Theme, scale: float) -> str:
    box = round(BOX_PX * scale)
    return f"""
QCheckBox {{ color: {theme.text}; spacing: {round(7 * scale)}px; padding: 2px; }}
QCheckBox:focus {{ border: 2px solid {theme.accent}; border-radius: 4px; padding: 0; }}
QCheckBox::indicator, QTreeView::indicator {{ width: {box}px; height: {box}px;
    border: 2px solid {theme.edge}; border-radius: 4px; background: {theme.panel}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ background: {theme.accent};
    border-color: {theme.accent}; image: url({theme.check}); }}
QTreeView::indicator:indeterminate {{ background: {theme.edge}; border-color: {theme.edge}; }}
"""


def _opened(theme: Theme, sign: int) -> str:
    return f"""
QComboBox {{ background: {theme.panel}; color: {theme.text}; border: 2px solid {theme.edge};
    border-radius: 6px; padding: 3px 8px; }}
QComboBox:focus, QComboBox:on {{ border-color: {theme.accent}; }}
QComboBox::drop-down {{ border: none; width: {sign + 12}px; }}
QComboBox::down-arrow {{ image: url({theme.arrow}); width: {sign}px; height: {sign}px; }}
QComboBox QAbstractItemView {{ background: {theme.panel}; color: {theme.text};
    border: 1px solid {theme.edge}; selection-background-color: {theme.accent};
    selection-color: {theme.on_accent}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QDockWidget {{ titlebar-close-icon: url({theme.cross}); }}
QDockWidget::close-button {{ width: {sign + 6}px; height: {sign + 6}px; border: none; padding: 0;
    background: transparent; icon-size: {sign + 6}px; subcontrol-position: center right;
    subcontrol-origin: padding; right: 8px; }}
QDockWidget::close-button:hover {{ background: {theme.hover}; border-radius: 4px; }}
QTabBar::scroller {{ width: {2 * sign + 12}px; }}
QTabBar QToolButton::left-arrow {{ image: url({theme.left}); width: {sign}px; height: {sign}px; }}
QTabBar QToolButton::right-arrow {{ image: url({theme.right}); width: {sign}px; height: {sign}px; }}
"""


def _bar(theme: Theme, sign: int) -> str:
    return f"""
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


def _slid(theme: Theme, scale: float) -> str:
    handle, groove = round(HANDLE_PX * scale), round(GROOVE_PX * scale)
    return f"""
QSlider {{ min-height: {handle + 6}px; }}
QSlider::groove:horizontal {{ height: {groove}px; background: {theme.edge};
    border-radius: {groove // 2}px; }}
QSlider::sub-page:horizontal {{ background: {theme.accent}; border-radius: {groove // 2}px; }}
QSlider::sub-page:horizontal:disabled {{ background: {theme.line}; }}
QSlider::handle:horizontal {{ width: {handle}px; height: {handle}px;
    margin: -{(handle + 4 - groove) // 2}px 0; border-radius: {handle // 2 + 1}px;
    background: {theme.panel}; border: 2px solid {theme.accent}; }}
QSlider::handle:horizontal:disabled {{ border-color: {theme.line}; }}
"""
