"""Pictures and meshes as files."""

from __future__ import annotations

from PySide6.QtCore import QBuffer

from meshes.whole_files import write_whole
from viewer.core.feature import Feature
from viewer.core.saving import ask_where_to_save
from viewer.errors import ViewerError

PICTURES = "PNG picture (*.png);;JPEG picture (*.jpg *.jpeg)"
PICTURE_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


class ExportingFeature(Feature):
    """Writes what is seen, or the meshes themselves."""

    def save_picture(self) -> None:
        """Ask for a file and write what the view shows."""
        picture = self.host.viewport.grab()
        path = ask_where_to_save(
            self.host.window, "Save picture", "psoas.png", PICTURES, tuple(PICTURE_FORMATS)
        )
        if path is None:
            return
        name = path.name.lower()
        form = next(form for ending, form in PICTURE_FORMATS.items() if name.endswith(ending))
        content = QBuffer()
        picture.save(content, form)
        try:
            write_whole(path, bytes(content.data().data()))
        except OSError as error:
            self.host.complain(
                f"{path}: the picture could not be written ({error.strerror}). "
                "Choose another folder."
            )
        else:
            self.host.tell(f"Wrote {path}.")

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
