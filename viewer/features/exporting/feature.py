"""Pictures and meshes as files."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog

from viewer.errors import ViewerError
from viewer.host.feature import Feature


class ExportingFeature(Feature):
    """Writes what is seen, or the meshes themselves."""

    def save_picture(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self.host.window, "Save picture", "psoas.png", "PNG picture (*.png)"
        )
        if chosen and not self.host.viewport.grab().save(chosen):
            self.host.complain(
                f"{chosen}: the picture could not be written. Choose another folder."
            )

    def export_meshes(self) -> None:
        """Ask how and where to, and write all meshes or those that are shown."""
        from viewer.features.exporting.exporting import export_from  # noqa: PLC0415 - not wanted at the start

        hidden = self.host.store.state.hidden
        shown = [key for key in self.host.names if key not in hidden]
        try:
            done = export_from(self.host.window, self.host.meshes, shown)
        except ViewerError as error:
            self.host.complain(str(error))
        else:
            if done is not None:
                self.host.tell(done)


FEATURE = ExportingFeature
