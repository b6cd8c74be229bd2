"""L1 and T12, for which there are too few people: from their neighbours and published figures."""

from __future__ import annotations

import numpy as np

from meshes.building.vertebra import parts

Figures = dict[str, float]

# Panjabi et al. 1991 and 1992: end plate width, end plate depth, body height, T12 against L1.
WIDTH_RATIO, DEPTH_RATIO, HEIGHT_RATIO = 0.947, 0.962, 0.954
TREND = 0.6  # share of the step L2-L1 carried on to T12

# T12's upper facets face backwards like a thoracic vertebra's: broad, thin plates. Centre right
# and front, mm below the tip, half width, half thickness, turn of the long axis (deg).
THORACIC_FACET = {
    "superior articular process, near the tip": (12.6, -30.2, 2.6, 5.0, 2.4, -12.0),
    "superior articular process, upper third": (13.0, -31.0, 6.0, 6.2, 2.9, -12.0),
    "superior articular process, middle of the facet": (13.6, -32.0, 10.0, 6.8, 3.6, -12.0),
    "superior articular process, root with mammillary process": (14.4, -33.2, 14.0, 7.0, 5.2, -8.0),
}
# T12's transverse process is a stump: centre right, front, up and share of L1's thickness.
THORACIC_TRANSVERSE = {
    "transverse process, root": (18.5, -31.0, 3.0, 1.0),
    "transverse process, inner third": (20.0, -32.5, 2.5, 1.15),
    "transverse process, outer third": (21.5, -34.0, 2.2, 1.2),
    "transverse process, near the tip": (23.0, -35.0, 2.0, 1.15),
}
THORACIC_TRANSVERSE_TIP = 25.5
# Rib facet: one for the 12th rib's head, on the root of the pedicle. Three tubercles of the stump.
THORACIC_EXTRAS = {
    "rib facet, centre right": 19.5,
    "rib facet, centre front": -19.0,
    "rib facet, centre up": 4.0,
    "rib facet, radius": 4.6,
    "superior tubercle, right": 20.5,
    "superior tubercle, front": -37.5,
    "superior tubercle, up": 7.5,
    "superior tubercle, radius": 3.0,
    "inferior tubercle, right": 19.5,
    "inferior tubercle, front": -37.0,
    "inferior tubercle, up": -3.0,
    "inferior tubercle, radius": 2.4,
}


def first_lumbar(second: Figures, third: Figures, change: Figures) -> Figures:
    """L1 from L2 by the mean of two steps: L3 to L2, and L2 to L1 (`change`) in one person."""
    return {n: v + 0.5 * (change[n] + v - third[n]) for n, v in second.items()}


def last_thoracic(first: Figures, second: Figures) -> Figures:
    """T12 from L1: trend of the arch, published ratios of the body, thoracic upper facets."""
    found = {name: value + TREND * (value - second[name]) for name, value in first.items()}
    found |= _body(first)
    found |= _transverse(first)
    found |= _facets(found[parts.SUPERIOR_TIP])
    shorter = {n: 0.92 * first[n] for n, a in _outline_angles() if 120 <= a <= 240}
    return found | shorter | THORACIC_EXTRAS


def _outline_angles() -> list[tuple[str, int]]:
    return list(zip(parts.spinous_outline_names(), parts.SPINOUS_ANGLES, strict=True))


def _body(first: Figures) -> Figures:
    found = {}
    for section in parts.BODY_SECTIONS:
        names = parts.body_radius_names(section)
        for name, angle in zip(names, parts.BODY_ANGLES, strict=True):
            turn = np.radians(angle)
            ratio = np.hypot(WIDTH_RATIO * np.sin(turn), DEPTH_RATIO * np.cos(turn))
            found[name] = float(first[name] * ratio)
    for plate in parts.PLATES:
        for name, _, _ in parts.plate_height_names(plate):
            found[name] = HEIGHT_RATIO * first[name]
    return found


def _transverse(first: Figures) -> Figures:
    found = {parts.TRANSVERSE_TIP: THORACIC_TRANSVERSE_TIP}
    for section in parts.TRANSVERSE_PROCESS.sections:
        *centre, share = THORACIC_TRANSVERSE[section.place]
        found |= dict(zip(section.centre_names(), centre, strict=True))
        found |= {name: share * first[name] for name in section.radius_names()}
    return found


def _facets(tip: float) -> Figures:
    found: Figures = {}
    for section in parts.ARTICULAR_COLUMN.sections:
        if section.place in THORACIC_FACET:
            right, front, below, wide, thin, turn = THORACIC_FACET[section.place]
            centre = (right, front, tip - below)
            found |= dict(zip(section.centre_names(), centre, strict=True))
            for name, angle in zip(section.radius_names(), section.angles, strict=True):
                along = np.radians(angle - turn)
                found[name] = float(1.0 / np.hypot(np.cos(along) / wide, np.sin(along) / thin))
    return found
