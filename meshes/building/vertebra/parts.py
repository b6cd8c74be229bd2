"""Which figures describe a vertebra: the sections of its parts and the names of their places.

Every part is a loft through a few plane sections. A section has a centre and radii in named
directions; a direction is an angle in its plane, in degrees:

* axial sections (body, articular processes): from lateral (0) over the front (90) to medial (180),
* sagittal sections (lamina, transverse process): from the front (0) over the top (90),
* coronal sections (pedicle): from lateral (0) over the top (90).

The right half is described; the left one is its mirror image.
"""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("t12", "l1", "l2", "l3", "l4", "l5")

EIGHT = (0, 45, 90, 135, 180, 225, 270, 315)
TWELVE = (0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330)
SIX = (0, 60, 120, 180, 240, 300)


@dataclass(frozen=True, slots=True)
class Section:
    """One plane section: its place and the directions of its radii (degrees)."""

    place: str
    angles: tuple[int, ...]

    def centre_names(self) -> tuple[str, str, str]:
        """Names of the rows with the centre's coordinates: right, front, up."""
        return (
            f"{self.place}, centre right",
            f"{self.place}, centre front",
            f"{self.place}, centre up",
        )

    def radius_names(self) -> tuple[str, ...]:
        """Names of the rows with the radii, in the order of `angles`."""
        return tuple(f"{self.place}, radius at {angle} deg" for angle in self.angles)


@dataclass(frozen=True, slots=True)
class Part:
    """A loft along one axis (0 right, 1 front, 2 up) through sections in that order."""

    name: str
    axis: int
    plane: tuple[int, int]
    sections: tuple[Section, ...]


ARTICULAR_COLUMN = Part(
    "articular column",
    2,
    (0, 1),
    (
        Section("inferior articular process, lower third", EIGHT),
        Section("inferior articular process, middle", EIGHT),
        Section("inferior articular process, upper third", EIGHT),
        Section("inferior articular process, root", EIGHT),
        Section("pars interarticularis, isthmus", EIGHT),
        Section("pars interarticularis, lower border of the pedicle", EIGHT),
        Section("superior articular process, root with mammillary process", TWELVE),
        Section("superior articular process, middle of the facet", TWELVE),
        Section("superior articular process, upper third", TWELVE),
        Section("superior articular process, near the tip", TWELVE),
    ),
)
LAMINA = Part(
    "lamina",
    0,
    (1, 2),
    (
        Section("lamina, midline", EIGHT),
        Section("lamina, beside the spinous process", TWELVE),
        Section("lamina, inner third", TWELVE),
        Section("lamina, under the superior articular process", TWELVE),
    ),
)
PEDICLE = Part(
    "pedicle",
    1,
    (0, 2),
    (
        Section("pedicle, narrowest", EIGHT),
        Section("pedicle, root at the body", EIGHT),
    ),
)
TRANSVERSE_PROCESS = Part(
    "transverse process",
    0,
    (1, 2),
    (
        Section("transverse process, root", EIGHT),
        Section("transverse process, inner third", EIGHT),
        Section("transverse process, outer third", EIGHT),
        Section("transverse process, near the tip", EIGHT),
    ),
)
PARTS = (ARTICULAR_COLUMN, LAMINA, PEDICLE, TRANSVERSE_PROCESS)

SUPERIOR_TIP = "superior articular process, tip up"
INFERIOR_TIP = "inferior articular process, tip up"
TRANSVERSE_TIP = "transverse process, tip right"

SPINOUS_CENTRE = ("spinous process, centre front", "spinous process, centre up")
SPINOUS_ANGLES = TWELVE
THICKNESS_ANGLES = SIX
SPINOUS_RINGS = {"half way to the border": 0.5, "near the border": 0.85}

BODY_ANGLES = (0, 30, 60, 90, 115, 135, 155, 180)
BODY_SECTIONS = ("upper rim", "waist", "lower rim")
PLATE_RINGS: dict[str, tuple[float, tuple[int, ...]]] = {
    "half way": (0.6, (0, 90, 135, 180)),
    "rim": (0.88, (0, 45, 90, 125, 155, 180)),
}
PLATES = ("upper end plate", "lower end plate")


def spinous_outline_names() -> tuple[str, ...]:
    """Radii of the side view of the spinous process, from the front (0) over the top (90)."""
    return tuple(f"spinous process, outline radius at {a} deg" for a in SPINOUS_ANGLES)


def spinous_thickness_names() -> tuple[tuple[str, float, int], ...]:
    """Rows of half thickness: name, share of the outline's radius, angle."""
    rows = [("spinous process, half thickness at the centre", 0.0, 0)]
    for ring, share in SPINOUS_RINGS.items():
        rows += [
            (f"spinous process, half thickness {ring} at {a} deg", share, a)
            for a in THICKNESS_ANGLES
        ]
    return tuple(rows)


def body_radius_names(section: str) -> tuple[str, ...]:
    """Radii of a body section, from the front (0) over the side (90) to the back (180)."""
    return tuple(f"body, {section}, radius at {a} deg" for a in BODY_ANGLES)


def plate_height_names(plate: str) -> tuple[tuple[str, float, int], ...]:
    """Rows of an end plate's height: name, share of the rim's radius, angle from the front."""
    rows = [(f"{plate}, height at the centre", 0.0, 0)]
    for ring, (share, angles) in PLATE_RINGS.items():
        rows += [(f"{plate}, height {ring} at {a} deg", share, a) for a in angles]
    return tuple(rows)
