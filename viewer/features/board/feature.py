"""Board mode: large targets and a button for every drag."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.board.board_mode import BoardMode


class BoardFeature(Feature):
    """For fingers and pens on a touch screen or a whiteboard."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.board = BoardMode(host.preferences, host.overlay, host.actions)

    def begin(self) -> None:
        self.board.let_fingers_scroll(self.host.window)


FEATURE = BoardFeature
