"""What draws the picture on this machine."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.doctor.dialog import DoctorDialog
from viewer.reports import doctor


class DoctorFeature(Feature):
    """A dialog with what was found, and what would help."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.dialog: DoctorDialog | None = None

    def show_doctor(self) -> None:
        if self.dialog is None:
            self.dialog = DoctorDialog(self.host.window)
        view = self.host.viewport
        rows = doctor.findings(view.graphics, view.quality, (view.width(), view.height()))
        words = doctor.advice(view.graphics)
        self.dialog.show_findings(rows, words, f"{doctor.as_text(rows)}\n{words}")


FEATURE = DoctorFeature
