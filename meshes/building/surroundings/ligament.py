"""Inguinal ligament: a band from the front of the iliac crest to the pubic tubercle."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, maximum_filter1d

from meshes.building.fields import Field, smooth_subtract
from meshes.building.solid import Solid
from meshes.building.surroundings.room import nearest_of
from meshes.building.surroundings.sheet import Sheet
from meshes.building.surroundings.table import figures_of, stops_of

SAMPLES, ACROSS = 141, 11
MARGIN = 6.0  # mm of box round the band
CROSSED = ("psoas_major_right", "iliacus_right", "femoral_nerve_right")
BONE_BLEND = 0.5  # mm


def inguinal_ligament_right(solids: Mapping[str, Solid]) -> Solid:
    """The right ligament, draped over iliopsoas and the femoral nerve.

    Args:
        solids: bones, muscles and the femoral nerve of the right side.

    Raises:
        meshes.errors.MeshError: the table is damaged.
    """
    figures = figures_of("inguinal_ligament")
    ends = stops_of("inguinal_ligament", solids).places
    share = np.linspace(0.0, 1.0, SAMPLES)[:, None]
    arch = 4.0 * share * (1.0 - share)
    line = ends[0] + share * (ends[1] - ends[0])
    line = line + arch * (0.0, figures["bow to the front"], -figures["sag"])
    band = _band(line, ends, figures, share)
    crossed = nearest_of(solids[key] for key in CROSSED)
    band = band + _push(crossed, band, figures)[:, None, None] * (0.0, 1.0, 0.0)
    sheet = Sheet(band, figures["thickness"], 0.6)
    field = smooth_subtract(sheet.field, solids["hip_bone_right"].field, blend=BONE_BLEND)
    corners = band.reshape(-1, 3)
    landmarks = {"lateral_end": ends[0], "medial_end": ends[1], "middle": band[SAMPLES // 2, 5]}
    return Solid(field, corners.min(axis=0) - MARGIN, corners.max(axis=0) + MARGIN, landmarks)


def _band(
    line: NDArray[np.float64],
    ends: NDArray[np.float64],
    figures: Mapping[str, float],
    share: NDArray[np.float64],
) -> NDArray[np.float64]:
    """(samples, across, 3): the line widened in the frontal plane, lower edge further back."""
    run = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    across = np.cross(run, [0.0, 1.0, 0.0])
    tilt = np.radians(figures["tilt of the lower edge"])
    across = np.sign(across[2]) * across * np.cos(tilt) + np.array([0.0, np.sin(tilt), 0.0])
    fullness = np.sqrt(1.0 - (1.0 - figures["width at the ends"]) * (2.0 * share - 1.0) ** 4)
    width = np.linspace(-0.5, 0.5, ACROSS) * figures["width"]
    return np.asarray(line[:, None, :] + (fullness * width)[:, :, None] * across)


def _push(
    crossed: Field, band: NDArray[np.float64], figures: Mapping[str, float]
) -> NDArray[np.float64]:
    """How far each sample of the line goes forwards to lie in front of what it crosses, mm."""
    push = np.zeros(len(band))
    gap = figures["thickness"] / 2.0 + figures["clearance"]
    for _ in range(25):
        at = band + push[:, None, None] * np.array([0.0, 1.0, 0.0])
        distance = crossed(at.reshape(-1, 3)).reshape(at.shape[:2]).min(axis=1)
        push += 0.7 * np.maximum(gap - distance, 0.0)
    wide = gaussian_filter1d(maximum_filter1d(push, 15), 8.0)
    ends = np.minimum(1.0, np.minimum(np.arange(SAMPLES), np.arange(SAMPLES)[::-1]) / 25.0)
    return np.asarray(np.maximum(wide, push) * ends)
