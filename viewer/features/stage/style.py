"""The style of what lies on the stage."""

from __future__ import annotations

from PySide6.QtGui import QColor

from viewer.features.stage.sizes import StageSizes
from viewer.styles.theme import Theme

GROUND_ALPHA = 0.92  # of the ground under words


def stage_rules(theme: Theme, sizes: StageSizes) -> str:
    """Rules for the caption, the strip and the corners."""
    ground = QColor(theme.panel)
    paper = f"rgba({ground.red()}, {ground.green()}, {ground.blue()}, {GROUND_ALPHA})"
    return f"""
QFrame#stageCaption {{ background: {paper}; border: 1px solid {theme.line}; border-radius: 10px; }}
QFrame#stageStrip {{ background: {paper}; border: none; border-top: 1px solid {theme.line}; }}
QFrame#stageDrawer {{ background: {theme.panel}; border: 1px solid {theme.line}; }}
QLabel#stageTitle {{ font-size: {sizes.title}px; font-weight: 600; color: {theme.quiet}; }}
QLabel#stageText {{ font-size: {sizes.caption}px; font-weight: 600; color: {theme.text}; }}
QLabel#stageSide {{ font-size: {sizes.side}px; font-weight: 600; color: {theme.text};
    background: {paper}; border-radius: 6px; padding: 0 8px; }}
QToolButton#stageButton {{ font-size: {sizes.button}px; color: {theme.text};
    background: transparent; border: 2px solid transparent; border-radius: 8px;
    padding: 2px {max(6, sizes.button // 2)}px; min-width: {sizes.target - 28}px; }}
QToolButton#stageButton:hover {{ background: {theme.hover}; }}
QToolButton#stageButton:focus {{ border: 2px solid {theme.accent}; }}
QToolButton#stageButton:disabled {{ color: {theme.quiet}; }}
QToolButton#stageButton::menu-indicator {{ image: none; width: 0; }}
"""
