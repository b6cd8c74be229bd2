"""What the window itself can do: dialogs, panels, full screen, closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from meshes.library import SurfaceMesh
from viewer.errors import ViewerError
from viewer.viewport.viewport import Viewport
from viewer.window.window import MainWindow


class Desk(QObject):
    """Answers the commands that concern the window and files."""

    def __init__(
        self, window: MainWindow, viewport: Viewport, meshes: Mapping[str, SurfaceMesh]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._viewport = viewport
        self._meshes = meshes

    def close_window(self) -> None:
        self._window.close()

    @property
    def is_full_screen(self) -> bool:
        return self._window.isFullScreen()

    def toggle_full_screen(self) -> None:
        self._window.toggle_full_screen()

    def leave_full_screen(self) -> bool:
        return self._window.leave_full_screen()

    def toggle_card(self) -> None:
        dock = self._window.docks["Card"]
        dock.setVisible(not dock.isVisible())

    def raise_panel(self, title: str) -> None:
        """Bring a panel to the front; the keyboard stays where it is."""
        self._window.show_panel(title)

    def show_panel(self, title: str) -> None:
        """Bring a panel to the front and the keyboard into it."""
        self._window.show_panel(title)
        panel = self._window.docks[title].widget()
        if panel is not None:
            panel.setFocus()

    def save_picture(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Save picture", "psoas.png", "PNG picture (*.png)"
        )
        if chosen and not self._viewport.grab().save(chosen):
            self.complain(f"{chosen}: the picture could not be written. Choose another folder.")

    def export_meshes(self, shown: Sequence[str]) -> None:
        """Ask how and where to, and write all meshes or those that are shown."""
        from viewer.desk.exporting import export_from  # noqa: PLC0415 - not wanted at the start

        try:
            done = export_from(self._window, self._meshes, shown)
        except ViewerError as error:
            self.complain(str(error))
        else:
            if done is not None:
                self._window.status.setText(done)

    def complain(self, sentence: str) -> None:
        """Tell the user what went wrong."""
        QMessageBox.warning(self._window, "Psoas Viewer", sentence)
