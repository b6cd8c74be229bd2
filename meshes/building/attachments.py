"""Where muscles take their origin and insert: how strongly each vertex of a bone belongs to it.

An attachment is the part of a bone's surface that the muscle touches, as far as anatomy lets it
arise or insert there: psoas major from the bodies, discs and transverse processes of T12 to L5
(Bogduk 1992), psoas minor from T12 and L1 to the iliopubic eminence, iliacus from the iliac fossa
and the ala of the sacrum, both to the lesser trochanter and the femur just below (Gray).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.building.solid import Solid
from meshes.keys import DISCS, VERTEBRAE

REACH = 3.2  # mm from the muscle within which the bone counts as its attachment
SOFT = 1.6  # mm over which that fades out
INSERTION_ROUND = 24.0  # mm round the lesser trochanter
FOSSA_ABOVE = 15.0  # mm above the anterior inferior spine, below which iliacus only passes by
EMINENCE_ROUND = 26.0  # mm round the iliopubic eminence


@dataclass(frozen=True, slots=True)
class Attachment:
    """A muscle's hold on bones: `origin` or `insertion`, and the bones that give it."""

    muscle: str
    kind: str
    bones: tuple[str, ...]

    @property
    def attribute(self) -> str:
        return f"{self.kind}_{self.muscle}"


ATTACHMENTS = (
    Attachment("psoas_major", "origin", (*VERTEBRAE, *DISCS[:-1])),
    Attachment("psoas_major", "insertion", ("femur_right",)),
    Attachment("psoas_minor", "origin", ("t12_vertebra", "t12_l1_disc", "l1_vertebra")),
    Attachment("psoas_minor", "insertion", ("hip_bone_right",)),
    Attachment("iliacus", "origin", ("hip_bone_right", "sacrum")),
    Attachment("iliacus", "insertion", ("femur_right",)),
)


def attachments_on(
    bone: str, vertices: NDArray[np.float64], solids: Mapping[str, Solid]
) -> dict[str, NDArray[np.float64]]:
    """Attribute name -> (n,) strength from 0 to 1 at the vertices (n, 3) of a bone."""
    found: dict[str, NDArray[np.float64]] = {}
    for attachment in ATTACHMENTS:
        if bone in attachment.bones:
            found[attachment.attribute] = _strength(attachment, bone, vertices, solids)
    return found


def _strength(
    attachment: Attachment,
    bone: str,
    vertices: NDArray[np.float64],
    solids: Mapping[str, Solid],
) -> NDArray[np.float64]:
    field = solids[f"{attachment.muscle}_right"].field
    away = field(vertices)
    if not bone.endswith("_right"):
        away = np.minimum(away, field(vertices * np.array([-1.0, 1.0, 1.0])))
    strength = np.clip((REACH - away) / SOFT, 0.0, 1.0)
    return np.where(_allowed(attachment, bone, vertices, solids), strength, 0.0)


def _allowed(
    attachment: Attachment,
    bone: str,
    vertices: NDArray[np.float64],
    solids: Mapping[str, Solid],
) -> NDArray[np.bool_]:
    """Where the muscle is attached rather than passing by."""
    landmarks = solids[bone].landmarks
    if bone == "femur_right":
        return _near(vertices, landmarks["lesser_trochanter"], INSERTION_ROUND)
    if bone == "hip_bone_right" and attachment.kind == "origin":
        return np.asarray(vertices[:, 2] > landmarks["aiis"][2] + FOSSA_ABOVE)
    if bone == "hip_bone_right":
        return _near(vertices, landmarks["iliopubic_eminence"], EMINENCE_ROUND)
    return np.ones(len(vertices), dtype=np.bool_)


def _near(
    vertices: NDArray[np.float64], point: NDArray[np.float64], radius: float
) -> NDArray[np.bool_]:
    return np.asarray(np.linalg.norm(vertices - point, axis=1) < radius)
