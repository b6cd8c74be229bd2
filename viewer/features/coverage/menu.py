"""The action of the menu Document that shows the coverage report."""

from __future__ import annotations

from viewer.core.panel_menu import panel_row
from viewer.features.coverage.feature import CoverageFeature
from viewer.menus.spec import ActionSpec, Rows


def show_coverage(coverage: CoverageFeature) -> None:
    coverage.host.window.enter_panel("Coverage")


_DOCUMENT: tuple[ActionSpec[CoverageFeature], ...] = (
    ActionSpec(
        "document.coverage",
        "What the document leaves open",
        ("Ctrl+Shift+C",),
        show_coverage,
    ),
)
ROWS: Rows = {"Document": _DOCUMENT, "View": (panel_row("Coverage"),)}
