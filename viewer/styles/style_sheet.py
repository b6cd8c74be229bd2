"""The window's style sheet, from a theme and the size of text."""

from __future__ import annotations

from viewer.styles.box_rules import box_rules
from viewer.styles.theme import UI_PX, Theme


def style_sheet(theme: Theme, scale: float, picture: float = 1.0) -> str:
    """The style sheet; text grows with `scale`, what is said in the picture with `picture`."""
    size = f"* {{ font-size: {round(UI_PX * scale)}px; }}\n"
    return (
        size
        + _frame_rules(theme)
        + _panel_rules(theme)
        + _views_rules(theme)
        + _control_rules(theme)
        + _motion_rules(theme)
        + _tab_rules(theme)
        + box_rules(theme, scale)
        + f"QFrame#sentence QLabel {{ font-size: {round(UI_PX * picture)}px; }}\n"
    )


def _frame_rules(theme: Theme) -> str:
    return f"""
QMainWindow, QDialog {{ background: {theme.window}; }}
QMainWindow::separator {{ background: {theme.line}; width: 1px; height: 1px; }}
QMenuBar, QStatusBar {{ background: {theme.window}; color: {theme.text}; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 4px; }}
QMenuBar::item:selected, QMenu::item:selected {{
    background: {theme.accent}; color: {theme.on_accent}; }}
QMenu {{ background: {theme.panel}; color: {theme.text}; border: 1px solid {theme.line};
    padding: 4px; menu-scrollable: 1; }}
QMenu::item {{ padding: 5px 28px 5px 22px; border-radius: 4px; }}
QMenu::item:disabled {{ color: {theme.quiet}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
QDockWidget {{ color: {theme.quiet}; font-weight: 600; }}
QDockWidget::title {{ background: {theme.window}; padding: 7px 12px; }}
"""


def _panel_rules(theme: Theme) -> str:
    return f"""
QTreeView {{ background: {theme.panel}; color: {theme.text};
    border: 2px solid transparent; padding: 4px; outline: none;
    show-decoration-selected: 0; }}
QTreeView::item {{ padding: 3px 4px; border-radius: 4px; border: 2px solid transparent; }}
QTreeView::item:focus {{ border: 2px dashed {theme.edge}; }}
QTreeView::item:hover {{ background: {theme.hover}; }}
QTreeView::item:selected {{ background: {theme.hover}; color: {theme.text};
    border: 2px solid {theme.accent}; }}
QTreeView#measures::item, QTreeView#measures::item:selected, QTreeView#actions::item,
QTreeView#actions::item:selected {{ border: none; border-radius: 0; padding: 4px 2px; }}
QTreeView#measures::item:selected, QTreeView#actions::item:selected {{
    background: {theme.accent}; color: {theme.on_accent}; }}
QHeaderView::section {{ background: {theme.window}; color: {theme.quiet}; border: none;
    border-bottom: 1px solid {theme.line}; padding: 4px 6px; font-weight: 600; }}
QWidget#showing {{ background: {theme.window}; }}
QLabel#caption {{ color: {theme.quiet}; }}
QTreeView:focus {{ border: 2px solid {theme.accent}; }}
QTextBrowser {{ background: {theme.panel}; color: {theme.text}; border: 2px solid transparent;
    padding: 6px 10px; }}
QTextBrowser:focus {{ border: 2px solid {theme.accent}; }}
"""


def _views_rules(theme: Theme) -> str:
    return f"""
QTabBar {{ qproperty-drawBase: 0; }}
QTabWidget::pane {{ border: none; margin: 0; padding: 0; }}
QWidget#views, QScrollArea#scrolled {{ background: {theme.panel}; border: none; }}
QWidget#views QToolButton {{ border: 2px solid {theme.line}; background: {theme.window}; }}
QWidget#views QToolButton:hover {{ background: {theme.hover}; }}
QWidget#views QToolButton:focus {{ border: 2px solid {theme.accent}; }}
QWidget#views QToolButton:disabled {{ color: {theme.quiet}; background: transparent; }}
QFrame#pad QToolButton {{ border: 2px solid {theme.edge}; }}
QListWidget QLineEdit {{ margin: 0; padding: 0 2px; border-radius: 2px; }}
QLabel#heading {{ color: {theme.quiet}; font-weight: 600; padding: 4px 4px 0 4px; }}
QListWidget {{ background: {theme.panel}; color: {theme.text}; border: 2px solid transparent;
    outline: none; }}
QListWidget::item {{ padding: 3px; border-radius: 4px; border: 2px solid transparent; }}
QListWidget::item:hover {{ background: {theme.hover}; }}
QListWidget::item:selected {{ background: {theme.hover}; color: {theme.text};
    border: 2px solid {theme.accent}; }}
QListWidget:focus {{ border: 2px solid {theme.accent}; border-radius: 4px; }}
"""


def _control_rules(theme: Theme) -> str:
    return f"""
QLineEdit {{ background: {theme.panel}; color: {theme.text}; border: 2px solid {theme.edge};
    border-radius: 6px; padding: 3px 8px; margin: 2px 6px; }}
QLineEdit:focus {{ border: 2px solid {theme.accent}; }}
QTreeView#found {{ border: 1px solid {theme.line}; border-radius: 9px; }}
QSlider:focus {{ border: 2px solid {theme.accent}; border-radius: 4px; }}
QFrame#strip, QFrame#cut, QFrame#pad, QFrame#labelBar {{ background: {theme.panel};
    border: 1px solid {theme.line}; border-radius: 9px; }}
QLabel#orientation, QLabel#hint, QLabel#pointer, QLabel#schematic, QFrame#sentence {{
    background: {theme.panel}; color: {theme.text};
    border: 1px solid {theme.line}; border-radius: 9px; padding: 4px 12px; }}
QToolButton, QPushButton {{ background: transparent; color: {theme.text};
    border: 2px solid transparent; border-radius: 6px; padding: 3px 9px; min-height: 22px; }}
QPushButton {{ background: {theme.panel}; border: 2px solid {theme.edge}; }}
QToolButton#chip {{ border: 1px solid {theme.line}; border-radius: 9px; padding: 0 8px;
    background: {theme.panel}; min-height: 18px; }}
QWidget#showing QToolButton {{ padding: 1px 5px; min-height: 20px; }}
QSpinBox {{ background: {theme.panel}; color: {theme.text}; border: 2px solid {theme.edge};
    border-radius: 6px; padding: 1px 4px; }}
QSpinBox QLineEdit {{ border: none; margin: 0; padding: 0; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QSpinBox:focus {{ border: 2px solid {theme.accent}; }}
QToolButton:hover, QPushButton:hover {{ background: {theme.hover}; }}
QToolButton:checked {{ background: {theme.accent}; color: {theme.on_accent};
    text-decoration: underline; }}
QToolButton:focus, QPushButton:focus {{ border: 2px solid {theme.accent}; }}
QToolTip {{ background: {theme.panel}; color: {theme.text}; border: 1px solid {theme.line};
    padding: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; }}
QScrollBar::handle:vertical {{ background: {theme.edge}; border-radius: 6px; min-height: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QAbstractScrollArea::corner {{ border: none; }}
"""


def _motion_rules(theme: Theme) -> str:
    return f"""
QScrollArea#motion, QScrollArea#motion > QWidget > QWidget {{ background: {theme.panel}; }}
QScrollArea#motion QToolButton, QFrame#sentence QToolButton {{ padding: 1px 4px;
    border: 2px solid {theme.line}; background: {theme.window}; }}
QScrollArea#motion QToolButton:checked {{ background: {theme.accent}; }}
QScrollArea#motion QToolButton:hover, QFrame#sentence QToolButton:hover {{
    background: {theme.hover}; }}
QScrollArea#motion QToolButton#more, QFrame#sentence QToolButton#close {{
    border: 2px solid transparent; background: transparent; }}
QScrollArea#motion QToolButton:disabled, QFrame#sentence QToolButton:disabled {{
    color: {theme.quiet}; border-color: {theme.line}; }}
QScrollArea#motion QToolButton:focus, QFrame#sentence QToolButton:focus {{
    border: 2px solid {theme.accent}; }}
"""


def _tab_rules(theme: Theme) -> str:
    return f"""
QTabBar::tab {{ padding: 6px 8px; color: {theme.quiet}; background: transparent;
    border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom: 3px solid {theme.accent}; }}
QTabBar::tab:hover {{ background: {theme.hover}; }}
QTabBar::tab:focus {{ border: 2px solid {theme.accent}; }}
QTabBar QToolButton {{ padding: 0; min-height: 0; border: none; background: {theme.window}; }}
QTabBar QToolButton:hover {{ background: {theme.hover}; }}
"""
