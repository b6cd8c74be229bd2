"""The table of actions: menus, shortcuts and the help sheet are built from it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from viewer.actions import (
    document_menu,
    edit_menu,
    file_menu,
    help_menu,
    labels_menu,
    motion_menu,
    structure_menu,
    view_menu,
)
from viewer.actions.spec import ActionSpec

MENUS: Mapping[str, tuple[ActionSpec, ...]] = MappingProxyType(
    {
        "File": file_menu.ACTIONS,
        "Edit": edit_menu.ACTIONS,
        "View": view_menu.ACTIONS,
        "Structure": structure_menu.ACTIONS,
        "Labels": labels_menu.ACTIONS,
        "Motion": motion_menu.ACTIONS,
        "Document": document_menu.ACTIONS,
        "Help": help_menu.ACTIONS,
    }
)
ACTIONS: tuple[ActionSpec, ...] = tuple(spec for specs in MENUS.values() for spec in specs)

VIEW_STRIP = (
    "view.front",
    "view.back",
    "view.left",
    "view.right",
    "view.top",
    "view.bottom",
    "view.reset",
)
