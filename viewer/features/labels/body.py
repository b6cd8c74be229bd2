"""All that could be labelled on the body as it is posed, and what of it is seen from here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from annotations.structures.landmarks import Landmark
from meshes.library import SurfaceMesh
from viewer.features.labels.attachments import attachment_pins
from viewer.features.labels.carrying import carried
from viewer.features.labels.choice import InSight, left_standing
from viewer.features.labels.placing import Area
from viewer.features.labels.sight import pins_in_front, seen_structures
from viewer.scene.name_pins import name_pin
from viewer.scene.pins import Pin, read_pins
from viewer.scene.scene import Scene
from viewer.state.state import ViewState


class Body:
    """Names, landmarks and attachments, in the pose that the scene shows.

    Args:
        scene: says where things are, and what is in front.
        names: key -> English name of every structure.
        records: the landmarks.
        meshes: the structures by key, standing.
    """

    def __init__(
        self,
        scene: Scene,
        names: Mapping[str, str],
        records: Sequence[Landmark],
        meshes: Mapping[str, SurfaceMesh],
    ) -> None:
        self._scene, self._names = scene, names
        self._records, self._meshes = records, meshes

    @cached_property
    def landmarks(self) -> tuple[Pin, ...]:
        """All named places, standing; found when labels are first wanted."""
        return read_pins(self._records, self._meshes)

    @cached_property
    def _attachments(self) -> tuple[Pin, ...]:
        return attachment_pins(self._meshes, self._names)

    def places(self, ids: Collection[str], state: ViewState) -> tuple[Pin, ...]:
        """The landmarks and attachments among some ids that the cut leaves, as posed."""
        every = [pin for pin in (*self.landmarks, *self._attachments) if pin.id in ids]
        return tuple(left_standing(self._carried(every), state))

    def names(self, state: ViewState) -> list[tuple[str, str]]:
        """Kind and name of all in the sets that are wanted, of what is shown."""
        own = state.labels in ("selected", "structures", "all")
        shown = [name for key, name in self._names.items() if own and key not in state.hidden]
        found = [("structure", name) for name in shown]
        places = [*self.landmarks] if state.labels in ("selected", "landmarks", "all") else []
        places += self._attachments if state.attachments else ()
        return found + [(p.kind, p.name) for p in places if p.structure not in state.hidden]

    def in_sight(self, state: ViewState, size: tuple[int, int], area: Area) -> InSight:
        """All that is shown, and which of it is in front in a picture of that size.

        The pins of names stand in an area of the picture where their structures are seen there.
        """
        seen = seen_structures(self._scene, self._names, state.cut, size, area)
        structures = {key: one for key, one in seen.items() if not self._scene.recedes(key)}
        places = state.numbered or state.labels in ("selected", "landmarks", "all")
        landmarks = self._shown(self.landmarks, state) if places else ()
        attachments = self._shown(self._attachments, state) if state.attachments else ()
        found, covered = pins_in_front(self._scene, (*landmarks, *attachments), size)
        landmarks, attachments = found[: len(landmarks)], found[len(landmarks) :]
        behind = self._behind(state, structures)
        covered |= {pin.id for pin in behind}
        return InSight(structures, landmarks, attachments, covered, behind)

    def _shown(self, pins: Iterable[Pin], state: ViewState) -> Sequence[Pin]:
        shown = [pin for pin in pins if pin.structure not in state.hidden]
        return left_standing(self._carried(shown), state)

    def _behind(self, state: ViewState, seen: Iterable[str]) -> list[Pin]:
        """Names of the structures that are shown but cannot be seen."""
        gone = state.hidden | self._scene.cutting.away | set(seen)
        meshes, direction = self._scene.moving.meshes, self._scene.pose.direction
        pins = [
            name_pin(key, name, meshes[key], direction, state.cut)
            for key, name in self._names.items()
            if key not in gone and not self._scene.recedes(key)
        ]
        return [pin for pin in pins if pin is not None]

    def _carried(self, pins: Iterable[Pin]) -> list[Pin]:
        """The pins in the pose of the body."""
        moving = self._scene.moving
        return list(pins) if moving.is_standing else carried(pins, moving.carried)
