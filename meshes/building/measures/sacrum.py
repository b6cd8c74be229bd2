"""Sacrum and coccyx: length, breadth, end plate."""

from __future__ import annotations

import numpy as np

from meshes.building.measures.vertebra import Plate
from meshes.library import SurfaceMesh
from meshes.measures.record import Finding, line
from meshes.measures.volume import volume


def measure_sacrum(mesh: SurfaceMesh, s1: Plate) -> list[Finding]:
    """Greatest breadth, straight length from promontory to apex, depth of S1."""
    across = mesh.vertices[:, 0]
    sides = mesh.vertices[[np.argmin(across), np.argmax(across)]].astype(np.float64)
    apex = mesh.landmarks["apex"]
    plate = s1.front - s1.back
    length, depth = float(np.linalg.norm(s1.front - apex)), float(np.linalg.norm(plate))
    return [
        Finding("sacrum", "sacrum width", "mm", float(np.ptp(across)), (line(*sides),)),
        Finding("sacrum", "volume", "cm3", volume(mesh)),
        Finding("sacrum", "sacrum length", "mm", length, (line(s1.front, apex),)),
        Finding("sacrum", "S1 endplate depth", "mm", depth, (line(s1.back, s1.front),)),
    ]


def measure_coccyx(mesh: SurfaceMesh) -> list[Finding]:
    """Straight length from its highest point in the midline to the tip."""
    points = mesh.vertices.astype(np.float64)
    middle = points[np.abs(points[:, 0]) < 2.0]
    top, tip = middle[np.argmax(middle[:, 2])], middle[np.argmin(middle[:, 2])]
    length = float(np.linalg.norm(top - tip))
    return [Finding("coccyx", "coccyx length", "mm", length, (line(top, tip),))]
