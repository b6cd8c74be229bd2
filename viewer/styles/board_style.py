"""Style rules of board mode: whatever a finger aims at is large enough for it."""

from __future__ import annotations

TARGET = 44  # pixels
TEXT_SCALE = 1.5  # text is at least so large


def board_rules() -> str:
    """Rules that come after those of the theme."""
    return f"""
QToolButton, QPushButton, QToolButton#chip, QWidget#views QToolButton,
QWidget#showing QToolButton, QScrollArea#motion QToolButton, QFrame#sentence QToolButton {{
    min-height: {TARGET - 10}px; min-width: {TARGET - 8}px; padding: 3px 9px;
    border-width: 2px; border-style: solid; }}
QFrame#pad QToolButton {{ font-size: 26px; font-weight: 600; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox {{ min-height: {TARGET - 10}px; }}
QCheckBox, QRadioButton {{ min-height: {TARGET}px; }}
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator {{
    width: 28px; height: 28px; }}
QTreeView::item, QListWidget::item {{ min-height: {TARGET}px; }}
QTabBar::tab {{ min-height: {TARGET - 12}px; }}
QMenuBar::item {{ padding: 10px 16px; min-height: {TARGET - 20}px; }}
QMenu::item {{ min-height: {TARGET - 10}px; }}
QSlider {{ min-height: {TARGET}px; }}
QSlider::handle:horizontal {{ width: 36px; height: 36px; margin: -18px 0; border-radius: 20px; }}
QScrollBar:vertical {{ width: 28px; }}
QScrollBar::handle:vertical {{ border-radius: 12px; min-height: {TARGET}px; }}
"""
