"""Icons of the actions, from the Material Design set that QtAwesome carries."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QAction, QIcon

from viewer.styles.theme import Theme

ICONS: Mapping[str, str] = MappingProxyType(
    {
        "file.open": "folder-open-outline",
        "file.built_in": "book-open-page-variant-outline",
        "file.picture": "camera-outline",
        "file.export": "export-variant",
        "edit.undo": "undo",
        "edit.redo": "redo",
        "edit.search": "magnify",
        "edit.settings": "cog-outline",
        "view.reset": "home-outline",
        "view.zoom_in": "magnify-plus-outline",
        "view.zoom_out": "magnify-minus-outline",
        "view.save": "bookmark-plus-outline",
        "view.full_screen": "fullscreen",
        "structure.focus": "crosshairs",
        "structure.hide": "eye-off-outline",
        "structure.show_all": "eye-outline",
        "structure.isolate": "target",
        "structure.fade": "circle-opacity",
        "structure.xray": "radiology-box-outline",
        "structure.peel": "layers-minus",
        "structure.unpeel": "layers-plus",
        "cut.toggle": "box-cutter",
        "labels.amount": "label-outline",
        "labels.numbers": "numeric",
        "labels.attachments": "vector-link",
        "structure.context": "human",
        "more": "dots-horizontal",
        "motion.panel": "run",
        "motion.play": "play-pause",
        "motion.standing": "human-handsup",
        "document.next": "arrow-right",
        "document.previous": "arrow-left",
        "document.note": "note-text-outline",
        "help.keys": "keyboard-outline",
        "help.palette": "console-line",
        "help.doctor": "stethoscope",
        "help.about": "information-outline",
    }
)


def tool_icons(names: Mapping[str, str], theme: Theme) -> dict[str, QIcon]:
    """Icons for buttons, which turn to the colour of the words on a button that is pressed.

    Args:
        names: words of a button -> the action whose icon it has.
        theme: has the colours.
    """
    import qtawesome  # noqa: PLC0415 - as below

    return {
        words: qtawesome.icon(
            f"mdi6.{ICONS[name]}",
            color=theme.text,
            color_disabled=theme.quiet,
            color_active=theme.text,
            color_on=theme.on_accent,
            color_on_active=theme.on_accent,
        )
        for words, name in names.items()
    }


def put_on(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Give the actions their icons in the colours of a theme."""
    # Reading the fonts takes a moment, which the first picture need not wait for.
    import qtawesome  # noqa: PLC0415

    for name, icon in ICONS.items():
        if name in actions:
            drawn = qtawesome.icon(
                f"mdi6.{icon}",
                color=theme.text,
                color_disabled=theme.quiet,
                color_active=theme.on_accent,
            )
            actions[name].setIcon(drawn)
