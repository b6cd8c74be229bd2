"""Measures of the model beside published ones."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.measures.measuring import Measuring


class MeasuresFeature(Feature):
    """A table of the selected structure, its chosen rows drawn on the model."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.measuring = Measuring(host.viewport, host.scene, host.store, host.meshes)
        host.window.add_right("Measures", self.measuring.panel)

    def set_look(self) -> None:
        self.measuring.set_look(self.host.preferences.theme, self.host.preferences.picture_scale)


FEATURE = MeasuresFeature
