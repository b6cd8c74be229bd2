"""The status bar: what is under the pointer or selected, and what is hidden."""

from __future__ import annotations

from viewer.features.status.status import Status
from viewer.host.feature import Feature
from viewer.host.host import Host


class StatusFeature(Feature):
    """Names and counts in words, with chips that bring back what is hidden or faded."""

    needs = ("structure_list",)

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.status = Status(host.window, host.store, host.names, host.surroundings, host.actions)
        host.viewport.hovered.connect(self.status.tell)


FEATURE = StatusFeature
