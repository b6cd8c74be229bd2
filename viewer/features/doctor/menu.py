"""The action of the menu Help that opens the graphics doctor."""

from __future__ import annotations

from viewer.features.doctor.feature import DoctorFeature
from viewer.menus.spec import ActionSpec, Rows

_HELP: tuple[ActionSpec[DoctorFeature], ...] = (
    ActionSpec(
        "help.doctor",
        "Graphics doctor ...",
        (),
        DoctorFeature.show_doctor,
        tip="What draws the picture here, and how fast.",
        after="help.palette",
    ),
)
ROWS: Rows = {"Help": _HELP}
