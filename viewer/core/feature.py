"""What a feature is: one thing the window does, brought in by one line of `viewer.features`."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject

from viewer.core.host import Host


class Feature(QObject):
    """Builds its parts on the host and ties them to it; every step but that is optional.

    A feature knows the host. Of other features it knows those that it needs, and asks the host
    for others that may be there.

    Attributes:
        needs: names of the features without which this one is not brought in; they come earlier.
        host: what it is built on.
    """

    needs: ClassVar[tuple[str, ...]] = ()

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.host = host

    def has_selection(self) -> bool:
        return bool(self.host.store.state.selected)

    def selected_names(self) -> str:
        """The selected structures in words, for the name of a step."""
        selected = self.host.store.state.selected
        if len(selected) == 1:
            return self.host.names[selected[0]]
        return f"{len(selected)} structures"

    @property
    def notice(self) -> str | None:
        """A sentence where a remembered file could not be used as it was."""
        return None

    def set_look(self) -> None:
        """Theme, text size or another preference differs."""

    def begin(self) -> None:
        """Every feature is built and the window is about to be shown."""

    def close(self) -> None:
        """The window closes; everything is still there."""
