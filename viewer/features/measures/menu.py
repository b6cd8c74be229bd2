"""The action of the menu View that shows measures."""

from __future__ import annotations

from viewer.core.panel_menu import panel_row
from viewer.features.measures.feature import MeasuresFeature
from viewer.menus.spec import ActionSpec, Rows


def show_measures(measures: MeasuresFeature) -> None:
    measures.host.window.enter_panel("Measures")


_VIEW: tuple[ActionSpec[MeasuresFeature], ...] = (
    ActionSpec(
        "view.measures",
        "Measures",
        ("M",),
        show_measures,
        after="view.article",
        on_structure=True,
    ),
)
ROWS: Rows = {"View": (*_VIEW, panel_row("Measures"))}
