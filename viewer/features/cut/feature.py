"""A cut plane with filled faces that answer clicks."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.cut.control import CutControl


class CutFeature(Feature):
    """Cuts the body open, with a bar over the picture that moves and turns the plane."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.control = CutControl(
            host.store,
            host.scene,
            host.camera,
            host.meshes,
            names=host.names,
            surroundings=host.surroundings,
        )
        self.control.show_over(host.viewport, host.overlay, host.actions)


FEATURE = CutFeature
