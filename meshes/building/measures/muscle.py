"""Muscles: volume, length along their course and sections, on the right side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meshes.building.measures.section import Plane, area, centroid, outlines
from meshes.library import SurfaceMesh
from meshes.measures.record import Finding, Line, line
from meshes.measures.volume import volume

Floats = NDArray[np.float64]
SLICE = 5.0  # mm between the axial sections whose centres make the course
TENDON = 0.5  # share of tendon above which a section counts as tendon
MM2_PER_CM2 = 100.0


def measure_muscle(key: str, mesh: SurfaceMesh, levels: dict[str, float]) -> list[Finding]:
    """Volume, lengths, and axial sections.

    Args:
        key: of the muscle.
        mesh: the muscle, with its share of tendon as the attribute `tendon`.
        levels: name of a level -> its height, mm, where the section is wanted.
    """
    course, shares = _course(mesh)
    belly = course[shares < TENDON]
    return [
        Finding(key, "volume", "cm3", volume(mesh)),
        Finding(key, "length along its course", "mm", _length(course), _drawn(course)),
        Finding(key, "muscle length", "mm", _length(belly), _drawn(belly)),
        *[_section(key, mesh, name, height) for name, height in levels.items()],
    ]


def _course(mesh: SurfaceMesh) -> tuple[Floats, Floats]:
    """Centres (n, 3) of axial sections from top to bottom, and their share of tendon (n,)."""
    heights = mesh.vertices[:, 2].astype(np.float64)
    tendon = mesh.attributes.get("tendon", np.zeros(len(heights))) / 255.0
    centres, shares = [], []
    for height in np.arange(heights.max() - 0.5, heights.min() + 0.5, -SLICE):
        plane = _axial(height)
        rings = outlines(mesh, plane)
        weights = np.array([abs(area(ring)) for ring in rings])
        middle = np.average([centroid(ring) for ring in rings], axis=0, weights=weights)
        centres.append(plane.space(middle[None])[0])
        shares.append(float(tendon[np.abs(heights - height) < SLICE].mean()))
    return np.array(centres), np.array(shares)


def _axial(height: float) -> Plane:
    return Plane(np.array([0.0, 0.0, height]), np.eye(3)[0], np.eye(3)[1])


def _length(course: Floats) -> float:
    return float(np.linalg.norm(np.diff(course, axis=0), axis=1).sum())


def _drawn(course: Floats) -> tuple[Line, ...]:
    return tuple(line(a, b) for a, b in zip(course[:-1:4], course[4::4], strict=False))


def _section(key: str, mesh: SurfaceMesh, level: str, height: float) -> Finding:
    plane = _axial(height)
    rings = outlines(mesh, plane)
    spots = np.vstack(rings)
    ends = plane.space(spots[[np.argmin(spots[:, 0]), np.argmax(spots[:, 0])]])
    size = sum(area(ring) for ring in rings) / MM2_PER_CM2
    return Finding(key, f"axial CSA at {level} disc", "cm2", size, (line(*ends),))
