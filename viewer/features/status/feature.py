"""The status bar: what is under the pointer or selected, and what is hidden."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.status.pointer_name import PointerName
from viewer.features.status.status import Status, capital


class StatusFeature(Feature):
    """Names and counts in words, with chips that bring back what is hidden or faded."""

    needs = ("structure_list",)

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        uncounted = host.home_hidden | host.surroundings
        self.status = Status(host.window, host.store, host.names, uncounted, host.actions)
        self.pointer = PointerName(host.viewport)
        host.viewport.hovered.connect(self.status.tell)
        host.viewport.hovered.connect(self._on_hovered)

    def _on_hovered(self, key: str | None) -> None:
        """Neither a class that is asked for names nor an audience is told."""
        silent = self.host.store.state.numbered or self.host.window.isFullScreen()
        self.pointer.tell("" if silent or key is None else capital(self.host.names[key]))


FEATURE = StatusFeature
