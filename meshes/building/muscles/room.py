"""The room that bones leave to a muscle."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from meshes.building.fields import Distances, Field, Points, grown, smooth_subtract, subtract
from meshes.building.near_field import near_box
from meshes.building.solid import Solid

CLEARANCE = 0.5  # mm between a muscle and the bone that it lies on
NEIGHBOUR = 0.4  # mm between two muscles
BESIDE_BLEND = 2.5  # mm over which the edge against a neighbour is rounded
REACH = 6.0  # mm round a bone within which its field is worked out


def carved(muscle: Field, bones: Iterable[Solid], neighbours: Iterable[Field] = ()) -> Field:
    """The muscle with everything taken away that is bone, disc or a neighbouring muscle."""
    near = [near_box(bone.field, bone.lower, bone.upper, REACH) for bone in bones]
    beside = [grown(field, NEIGHBOUR) for field in neighbours]

    def obstacle(points: Points) -> Distances:
        distance = np.full(len(points), np.inf)
        for field in near:
            distance = np.minimum(distance, field(points) - CLEARANCE)
        return distance

    alone = subtract(muscle, obstacle)
    for field in beside:
        alone = smooth_subtract(alone, field, blend=BESIDE_BLEND)
    return alone
