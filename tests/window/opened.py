"""The window as tests look at it: its parts by short names, whichever feature has them."""

from __future__ import annotations

from types import MappingProxyType

from viewer.app import App

PARTS = MappingProxyType(
    {
        "announcing": ("announcing", "announcing"),
        "article": ("reading", "article"),
        "board": ("board", "board"),
        "card": ("reading", "card"),
        "coverage": ("coverage", "panel"),
        "cut": ("cut", "control"),
        "doctor_dialog": ("doctor", "dialog"),
        "emptiness": ("structure_list", "emptiness"),
        "documents": ("documents", "documents"),
        "help_sheet": ("help", "keys"),
        "key_views": ("key_views", "key_views"),
        "keys": ("settings", "keys"),
        "asking": ("labels", "asking"),
        "label_bar": ("labels", "bar"),
        "edges": ("labels", "edges"),
        "labelling": ("labels", "labelling"),
        "measuring": ("measures", "measuring"),
        "motion": ("motion", "motion"),
        "outline": ("exercises", "outline"),
        "own_views": ("saved_views", "own"),
        "palette": ("help", "palette"),
        "pointer_name": ("status", "pointer"),
        "pulling": ("motion", "pulling"),
        "reading": ("reading", "reading"),
        "searching": ("search", "searching"),
        "settings_dialog": ("settings", "dialog"),
        "showing": ("structure_list", "showing"),
        "stage": ("stage", "stage"),
        "status": ("status", "status"),
        "steps": ("exercises", "stepping"),
        "tool_bar": ("tool_bar", "bar"),
        "tree": ("structure_list", "tree"),
        "views_panel": ("saved_views", "panel"),
    }
)


class OpenedApp(App):
    """The program's own window; a part of a feature that is not there is no attribute."""

    def __getattr__(self, name: str) -> object:
        if name not in PARTS or PARTS[name][0] not in self.features:
            raise AttributeError(name)
        feature, part = PARTS[name]
        return getattr(self.features[feature], part)
