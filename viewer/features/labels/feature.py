"""Names over the picture, as words or as numbers; attachments on the bones."""

from __future__ import annotations

from annotations.structures.landmarks import read_landmarks
from viewer.features.labels.labelling import Labelling
from viewer.host.feature import Feature
from viewer.host.host import Host


class LabelsFeature(Feature):
    """Labels in the margins, whose lines never cross."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.labelling = Labelling(host.viewport, host.scene, host.store, host.names)
        self.labelling.pin_on(read_landmarks(host.document.atlas.structures), host.meshes)
        self.labelling.room_wanted.connect(host.camera.leave_room)
        host.overlay.room_below_taken.connect(self.labelling.leave_room_below)
        host.overlay.corner_taken.connect(self.labelling.leave_corner)
        host.place_wanted.connect(self._show_place)

    def _show_place(self, landmark: str, structures: tuple[str, ...]) -> None:
        pin = self.labelling.go_to(landmark, structures)
        if pin is not None:
            self.host.camera.show_place(pin.structure, pin.point, pin.normal)

    def set_look(self) -> None:
        self.labelling.set_look(self.host.preferences.theme, self.host.preferences.text_scale)

    def begin(self) -> None:
        self.labelling.layer.lower()


FEATURE = LabelsFeature
