"""What T12 has and a lumbar vertebra lacks: a facet for the rib and separate tubercles."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from meshes.building.fields import (
    Field,
    capsule,
    smooth_intersection,
    smooth_subtract,
    smooth_union,
    sphere,
)

Floats = NDArray[np.float64]

_DISH = 14.0  # mm, radius of the ball that hollows the rib facet
_LIP = 1.0  # mm by which the button stands out
_OUTWARD = np.array([0.87, -0.49, 0.0])  # the rib facet looks sideways and a little back
_TUBERCLES = ("superior tubercle", "inferior tubercle")


def with_thoracic_parts(bone: Field, figures: Mapping[str, float]) -> Field:
    """The bone with the tubercles and rib facets its figures name; unchanged without them."""
    if "rib facet, radius" not in figures:
        return bone
    root = np.array(
        [figures[f"transverse process, root, centre {way}"] for way in ("right", "front", "up")]
    )
    knobs = [_tubercle(figures, name, root) for name in _TUBERCLES]
    return _rib_facet(smooth_union(bone, *knobs, blend=3.0), figures)


def _tubercle(figures: Mapping[str, float], name: str, root: Floats) -> Field:
    tip = np.array([figures[f"{name}, {way}"] for way in ("right", "front", "up")])
    radius = figures[f"{name}, radius"]
    return _both_sides(capsule(root, tip, radius + 1.0, radius))


def _rib_facet(bone: Field, figures: Mapping[str, float]) -> Field:
    """A low round button on the pedicle's root with a shallow hollow in it."""
    radius = figures["rib facet, radius"]
    centre = _on_surface(
        bone, np.array([figures[f"rib facet, centre {way}"] for way in ("right", "front", "up")])
    )
    button = capsule(centre - 6.0 * _OUTWARD, centre + (_LIP - radius) * _OUTWARD, radius)
    deep = centre + (np.sqrt(_DISH**2 - radius**2) + 0.35 * _LIP) * _OUTWARD
    hollow = smooth_intersection(sphere(deep, _DISH), sphere(centre, radius + 1.0), blend=0.5)
    filled = smooth_union(bone, _both_sides(button), blend=2.0)
    return smooth_subtract(filled, _both_sides(hollow), blend=0.6)


def _on_surface(bone: Field, spot: Floats) -> Floats:
    """Where a line outwards through the spot leaves the bone."""
    steps = np.arange(-6.0, 6.0, 0.05)
    along = spot + steps[:, None] * _OUTWARD
    outside = bone(along) > 0.0
    return np.asarray(along[int(np.argmax(outside))] if outside.any() else spot)


def _both_sides(field: Field) -> Field:
    def folded(points: Floats) -> Floats:
        right = points.copy()
        right[:, 0] = np.abs(right[:, 0])
        return field(right)

    return folded
