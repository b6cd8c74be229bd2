"""The right femur in body space, from its table of figures."""

from __future__ import annotations

import numpy as np

from meshes.building.femur.knee import knee_frame
from meshes.building.femur.loft import Frame
from meshes.building.femur.pose import FemurPose, from_reference, to_reference
from meshes.building.femur.shape import head_centre, reference_field, reference_landmarks
from meshes.building.femur.table import Figures, figure
from meshes.building.fields import Points
from meshes.building.solid import Solid
from meshes.errors import MeshError

# Degrees and mm; about three standard deviations, beyond which the bent neck would fold.
LIMITS = {
    "neck_shaft_angle": (108.0, 142.0),
    "anteversion": (-30.0, 50.0),
    "offset": (28.0, 60.0),
    "length": (360.0, 520.0),
}

# Corners of a box round the bone in the reference pose (shaft frame), mm.
REFERENCE_BOX = ((-74.0, -74.0, -415.0), (54.0, 38.0, 64.0))
HIP_CENTRE_X = 87.0  # mm right of the midplane, where the hip bone's table gives none


def femur_right(figures: Figures, hip_centre_x: float = HIP_CENTRE_X) -> Solid:
    """The right femur standing: head's centre at (`hip_centre_x`, 0, 0), knee facing forward.

    The pose rows of the table act: neck-shaft angle, anteversion, offset, length, lean of the
    mechanical axis. Landmarks are in body space (RAS mm).

    Raises:
        MeshError: the table lacks a figure.
    """
    pose = femur_pose(figures)
    shape = reference_field(figures)
    frame = standing_frame(figures, pose, hip_centre_x)

    def field(points: Points) -> Points:
        return shape(to_reference(frame.outward(points), pose))

    landmarks = {
        name: frame.inward(from_reference(point[None], pose))[0]
        for name, point in reference_landmarks(figures, shape).items()
    }
    box = frame.inward(from_reference(_box_faces(), pose))
    return Solid(field, box.min(axis=0) - 2.0, box.max(axis=0) + 2.0, landmarks)


def femur_pose(figures: Figures) -> FemurPose:
    """The dimensions that bend the bone, from the rows of the part "pose".

    Raises:
        MeshError: one is missing, or so unusual that the bone would fold.
    """
    pose = FemurPose(
        neck_shaft_angle=figure(figures, "pose", "neck", "neck-shaft angle"),
        anteversion=figure(figures, "pose", "neck", "anteversion"),
        offset=figure(figures, "pose", "neck", "femoral offset"),
        length=figure(figures, "pose", "shaft", "length"),
    )
    for name, (low, high) in LIMITS.items():
        value = float(getattr(pose, name))
        if not low <= value <= high:
            raise MeshError(
                f"femur.csv: {name.replace('_', ' ')} {value:g} is out of reach. "
                f"Choose {low:g} to {high:g}."
            )
    return pose


def standing_frame(figures: Figures, pose: FemurPose, hip_centre_x: float) -> Frame:
    """Body space seen from the shaft frame: `inward` carries a point there to body space.

    The mechanical axis (knee centre to head's centre) leans by its angle in the frontal plane;
    the posterior condylar line is as near to left-right as that allows.
    """
    head = from_reference(head_centre(figures)[None], pose)[0]
    knee = from_reference(knee_frame(figures).origin[None], pose)[0]
    axis = (head - knee) / np.linalg.norm(head - knee)
    front = np.cross(axis, [1.0, 0.0, 0.0])
    front /= np.linalg.norm(front)
    lean = np.radians(figure(figures, "pose", "mechanical axis", "lean"))
    across = np.cross(front, axis)
    right = np.cos(lean) * across + np.sin(lean) * axis
    up = np.cos(lean) * axis - np.sin(lean) * across
    axes = np.array([right, front, up])
    return Frame(head - axes.T @ np.array([hip_centre_x, 0.0, 0.0]), axes)


def _box_faces() -> Points:
    """Points over the whole reference box, close enough to bound it after bending."""
    spans = [np.linspace(low, high, 9) for low, high in zip(*REFERENCE_BOX, strict=True)]
    return np.stack(np.meshgrid(*spans, indexing="ij"), axis=-1).reshape(-1, 3)
