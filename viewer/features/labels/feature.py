"""Names over the picture, as words or as numbers; attachments on the bones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from annotations.structures.landmarks import read_landmarks
from viewer.core.feature import Feature
from viewer.core.host import Host, Leaving
from viewer.features.labels.asking import Asking
from viewer.features.labels.bar import LabelBar
from viewer.features.labels.body import Body
from viewer.features.labels.edges import EdgeLetters
from viewer.features.labels.labelling import Labelling


class LabelsFeature(Feature):
    """Labels in the margins, whose lines never cross; a class can be asked by number."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        groups = {structure.key: structure.group for structure in host.structures}
        records = read_landmarks(host.document.atlas.structures)
        body = Body(host.scene, host.names, records, host.meshes)
        self.labelling = Labelling(host.viewport, host.scene, host.store, body, groups)
        self.labelling.room_wanted.connect(host.camera.leave_room)
        host.overlay.room_below_taken.connect(self.labelling.leave_room_below)
        host.overlay.corner_taken.connect(self.labelling.leave_corner)
        host.place_wanted.connect(self._show_place)
        self.bar = LabelBar(host.viewport, host.actions)
        host.overlay.lay_below(self.bar)
        self.asking = Asking(host.store, self.labelling, self.bar, host.overlay, host.tell)
        self.edges = EdgeLetters(host.viewport)
        host.overlay.room_below_taken.connect(self.edges.leave_room_below)
        host.viewport.pose_changed.connect(self._turn_edges)
        host.viewport.installEventFilter(self)
        host.leaving.append(Leaving(self._leaving, self.asking.end))

    def _leaving(self) -> str:
        return "Close the quiz" if self.host.store.state.numbered else ""

    def _show_place(self, landmark: str, structures: tuple[str, ...]) -> None:
        pin = self.labelling.go_to(landmark, structures)
        if pin is not None:
            self.host.camera.show_place(pin.structure, pin.point, pin.normal)

    def _turn_edges(self) -> None:
        pose = self.host.viewport.pose
        self.edges.turn(pose.right.tolist(), pose.view_up.tolist())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.edges.resize(self.host.viewport.size())
        return False

    @property
    def has_letters(self) -> bool:
        return self.host.settings.letters

    def toggle_letters(self) -> None:
        """Show the letters at the edges of the picture, or do without them."""
        self.host.preferences.change({"letters": not self.has_letters})

    def set_look(self) -> None:
        picture = self.host.preferences.picture_scale
        self.edges.set_look(self.host.preferences.theme, picture)
        self.edges.setVisible(self.has_letters)
        self.labelling.leave_sides(self.edges.width_taken)
        self.labelling.set_look(self.host.preferences.theme, picture)

    def begin(self) -> None:
        self.labelling.layer.lower()
        self.edges.resize(self.host.viewport.size())
        self._turn_edges()
        self.set_look()


FEATURE = LabelsFeature
