"""A lumbar (or twelfth thoracic) vertebra from named figures.

The body is an outline between two end plates, the arch a smooth union of lofts (pedicles,
laminae, articular columns, transverse processes) and the plate of the spinous process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from meshes.building.fields import smooth_union
from meshes.building.solid import Solid
from meshes.building.vertebra import parts
from meshes.building.vertebra.body import body, plate_heights
from meshes.building.vertebra.loft import LoftShape, loft, periodic
from meshes.building.vertebra.spinous import spinous_process
from meshes.building.vertebra.thoracic import with_thoracic_parts
from meshes.errors import MeshError

Floats = NDArray[np.float64]
Figures = Mapping[str, float]
Field = Callable[[Floats], Floats]

_ARCH_BLEND = 2.0  # mm
_SPINOUS_BLEND = 4.5  # the web between lamina, spinous process and lower facets
_PEDICLE_BLEND = 3.0
_MARGIN = 4.0
_OVERHANG = 6.0  # mm by which a part reaches into its neighbour
_RIM_SHARE = 0.9  # of a rim's radius: where its crest lies


def vertebra(level: str, table: Mapping[str, Figures]) -> Solid:
    """A vertebra in its own frame: origin at the body's centre, x right, y front, z up (mm).

    Args:
        level: "t12" or "l1" to "l5".
        table: see `vertebra_table.read_figures`.

    Raises:
        MeshError: the table lacks the level or one of its figures.
    """
    try:
        return _built(table[level])
    except KeyError as missing:
        raise MeshError(
            f"The vertebra table lacks {missing} for {level}. Restore that row or column."
        ) from None


def _built(figures: Figures) -> Solid:
    pedicle = smooth_union(body(figures), part_field(figures, parts.PEDICLE), blend=_PEDICLE_BLEND)
    arch = smooth_union(
        part_field(figures, parts.ARTICULAR_COLUMN),
        part_field(figures, parts.LAMINA),
        part_field(figures, parts.TRANSVERSE_PROCESS),
        blend=_ARCH_BLEND,
    )
    arch = smooth_union(arch, spinous_process(figures), blend=_SPINOUS_BLEND)
    landmarks = vertebra_landmarks(figures)
    spots = np.array(list(landmarks.values()))
    lower, upper = spots.min(axis=0) - _MARGIN, spots.max(axis=0) + _MARGIN
    bone = smooth_union(pedicle, arch, blend=_ARCH_BLEND)
    return Solid(with_thoracic_parts(bone, figures), lower, upper, landmarks)


def part_field(figures: Figures, part: parts.Part) -> Field:
    """The field of one part on both sides of the midline."""
    distance = loft(_shape(figures, part))
    first, second = part.plane

    def field(points: Floats) -> Floats:
        right = points.copy()
        right[:, 0] = np.abs(right[:, 0])
        return distance(right[:, part.axis], right[:, (first, second)])

    return field


def _shape(figures: Figures, part: parts.Part) -> LoftShape:
    centres = np.array([[figures[n] for n in s.centre_names()] for s in part.sections])
    widest = max((s.angles for s in part.sections), key=len)
    radii = np.array([_spread(figures, s, widest) for s in part.sections])
    positions, plane = centres[:, part.axis], centres[:, part.plane]
    if part is parts.LAMINA:
        positions = np.concatenate([-positions[:0:-1], positions])
        plane = np.concatenate([plane[:0:-1], plane])
        radii = np.concatenate([radii[:0:-1], radii])
    low, high = _tips(figures, part)
    return LoftShape(positions, plane, radii, np.array(widest, dtype=float), low, high, _OVERHANG)


def _spread(figures: Figures, section: parts.Section, angles: tuple[int, ...]) -> Floats:
    """The section's radii at other angles, so that all sections of a part share them."""
    own = np.array([figures[name] for name in section.radius_names()])
    if section.angles == angles:
        return own
    return periodic(np.array(section.angles, dtype=float), own)(np.array(angles, dtype=float))


def _tips(figures: Figures, part: parts.Part) -> tuple[float | None, float | None]:
    if part is parts.ARTICULAR_COLUMN:
        return figures[parts.INFERIOR_TIP], figures[parts.SUPERIOR_TIP]
    if part is parts.TRANSVERSE_PROCESS:
        return None, figures[parts.TRANSVERSE_TIP]
    return None, None


def vertebra_landmarks(figures: Figures) -> dict[str, Floats]:
    """Named points (3,) of a vertebra in its own frame, mm."""
    spots: dict[str, Floats] = {}
    for plate, name in zip(parts.PLATES, ("superior", "inferior"), strict=True):
        spots |= _plate_landmarks(figures, plate, f"{name}_end_plate")
    spots |= _process_landmarks(figures)
    return spots


def _plate_landmarks(figures: Figures, plate: str, prefix: str) -> dict[str, Floats]:
    ring = "upper rim" if plate == parts.PLATES[0] else "lower rim"
    radii = {
        angle: _RIM_SHARE * figures[name]
        for angle, name in zip(parts.BODY_ANGLES, parts.body_radius_names(ring), strict=True)
    }
    flat = {
        "centre": (0.0, 0.0),
        "front": (0.0, radii[0]),
        "back": (0.0, -radii[180]),
        "right": (radii[90], 0.0),
        "left": (-radii[90], 0.0),
    }
    height = plate_heights(figures, plate)
    heights = height(np.array(list(flat.values())))
    return {
        f"{prefix}_{side}": np.array([*spot, up])
        for (side, spot), up in zip(flat.items(), heights, strict=True)
    }


def _process_landmarks(figures: Figures) -> dict[str, Floats]:
    root, *_, tip = parts.TRANSVERSE_PROCESS.sections
    root_at = np.array([figures[n] for n in root.centre_names()])
    tip_at = np.array([figures[n] for n in tip.centre_names()])
    tip_at[0] = figures[parts.TRANSVERSE_TIP]
    column = parts.ARTICULAR_COLUMN.sections
    upper = np.array([figures[n] for n in column[-1].centre_names()])
    lower = np.array([figures[n] for n in column[0].centre_names()])
    upper[2], lower[2] = figures[parts.SUPERIOR_TIP], figures[parts.INFERIOR_TIP]
    flip = np.array([-1.0, 1.0, 1.0])
    pairs = {
        "transverse_process": tip_at,
        "transverse_process_root": root_at,
        "superior_articular_process": upper,
        "inferior_articular_process": lower,
    }
    spots = {f"{name}_right": spot for name, spot in pairs.items()}
    spots |= {f"{name}_left": spot * flip for name, spot in pairs.items()}
    return spots | {"spinous_process": _spinous_tip(figures)}


def _spinous_tip(figures: Figures) -> Floats:
    front, up = (figures[name] for name in parts.SPINOUS_CENTRE)
    names = parts.spinous_outline_names()
    back = parts.SPINOUS_ANGLES.index(180)
    return np.array([0.0, front - figures[names[back]], up])
