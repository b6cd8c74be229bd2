"""The hip and the lower back move, and the psoas with them."""

from __future__ import annotations

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.motion.motion import Motion
from viewer.features.motion.pulling import Pulling
from viewer.features.motion.thigh_drag import ThighDrag


class MotionFeature(Feature):
    """Joints by slider, key, play and the thigh itself; lengths and lever arms beside them."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.motion = Motion(host.store, host.meshes, host.names)
        self.panel = self.motion.panel
        dock = host.window.add_right("Motion", self.panel)
        self.motion.take_actions(host.actions)
        self.motion.watch(ThighDrag(host.viewport, host.scene, host.store), dock)
        self.pulling = Pulling(host.viewport, host.scene, host.store, self.motion, host.names)
        host.viewport.play_pressed.connect(host.actions["motion.play"].trigger)

    def set_look(self) -> None:
        theme, scale = self.host.preferences.theme, self.host.preferences.text_scale
        self.motion.set_look(theme, scale)
        self.pulling.set_look(theme, self.host.preferences.picture_scale)

    def close(self) -> None:
        self.motion.stop()
        self.pulling.stop()


FEATURE = MotionFeature
