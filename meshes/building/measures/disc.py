"""Discs: heights between the bodies they join, and depth of their own."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.building.measures.section import crossings, outlines
from meshes.building.measures.vertebra import RIGHT, Plate, midline
from meshes.library import SurfaceMesh
from meshes.measures.record import Finding, line

Floats = NDArray[np.float64]


def measure_disc(key: str, mesh: SurfaceMesh, above: Plate, below: Plate) -> list[Finding]:
    """Heights in front, in the middle and behind, and depth, in the midline.

    Args:
        key: of the disc.
        mesh: the disc.
        above: lower end plate of the body above.
        below: upper end plate of the body below.
    """
    forward = above.forward + below.forward
    forward = forward / np.linalg.norm(forward)
    ends = {
        "anterior": (above.front, below.front),
        "middle": _middle(mesh, forward, 0.5 * (above.middle + below.middle)),
        "posterior": (above.back, below.back),
    }
    found = [
        Finding(
            key,
            f"disc height, {name}",
            "mm",
            float(np.linalg.norm(top - bottom)),
            (line(top, bottom),),
        )
        for name, (top, bottom) in ends.items()
    ]
    return [*found, _depth(key, mesh, forward), _wedge(key, above, below)]


def _middle(mesh: SurfaceMesh, forward: Floats, middle: Floats) -> tuple[Floats, Floats]:
    """Upper and lower surface (3,) of the disc half way from front to back."""
    plane = midline(mesh, forward, middle)
    rings = outlines(mesh, plane)
    meets = np.concatenate([crossings(ring, 0.0) for ring in rings])
    top, bottom = plane.space(np.array([[0.0, meets.max()], [0.0, meets.min()]]))
    return top, bottom


def _depth(key: str, mesh: SurfaceMesh, forward: Floats) -> Finding:
    plane = midline(mesh, forward)
    spots = np.vstack(outlines(mesh, plane))
    ends = plane.space(spots[[np.argmin(spots[:, 0]), np.argmax(spots[:, 0])]])
    depth = float(np.ptp(spots[:, 0]))
    return Finding(key, "disc depth (AP)", "mm", depth, (line(*ends),))


def _wedge(key: str, above: Plate, below: Plate) -> Finding:
    """The angle between the end plates, open to the front."""
    drawn = (line(above.back, above.front), line(below.back, below.front))
    return Finding(key, "disc angle", "deg", above.lean - below.lean, drawn)


def s1_plate(sacrum: SurfaceMesh) -> Plate:
    """The upper end plate of the sacrum: corners of its first body in the midline."""
    forward = np.array([0.0, np.cos(np.radians(40.0)), -np.sin(np.radians(40.0))])
    for _ in range(6):
        plane = midline(sacrum, forward)
        rings = [plane.space(ring) for ring in outlines(sacrum, plane)]
        spots = max(rings, key=lambda ring: float(ring[:, 1].max()))
        up = np.cross(RIGHT, forward)
        front = spots[np.argmax(spots @ (forward + up))]
        back = spots[np.argmax(spots @ (up - forward))]
        forward = (front - back) / np.linalg.norm(front - back)
    return Plate(front, back)
