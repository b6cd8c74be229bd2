"""What screen readers are told of the picture."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.announcing.announcing import Announcing
from viewer.scene.camera import view_name


class AnnouncingFeature(Feature):
    """Speaks for the 3D view."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.announcing = Announcing(
            host.viewport,
            host.store,
            host.names,
            host.home_hidden | host.surroundings,
            lambda: view_name(host.viewport.pose),
        )


FEATURE = AnnouncingFeature
