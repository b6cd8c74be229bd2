"""The action of the menu View that darkens the stage."""

from __future__ import annotations

from viewer.core.panel_menu import PICTURE
from viewer.features.stage.feature import StageFeature
from viewer.menus.spec import ActionSpec, Rows


def darken(stage: StageFeature) -> None:
    stage.host.preferences.toggle_dark_stage()


def is_dark(stage: StageFeature) -> bool:
    return stage.host.preferences.has_dark_stage


_VIEW: tuple[ActionSpec[StageFeature], ...] = (
    ActionSpec(
        "view.dark_stage",
        "Dark ground in full screen",
        (),
        darken,
        tip="For dim rooms.",
        checked=is_dark,
        submenu=PICTURE,
        after="picture.projector",
    ),
)
ROWS: Rows = {"View": _VIEW}
