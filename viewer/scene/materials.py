"""Colours and surface finish by kind of tissue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from meshes.library import SurfaceMesh

RGB = tuple[int, int, int]


def rgb(hex_colour: str) -> RGB:
    """`#RRGGBB` as three numbers from 0 to 255."""
    return int(hex_colour[1:3], 16), int(hex_colour[3:5], 16), int(hex_colour[5:7], 16)


@dataclass(frozen=True, slots=True)
class Material:
    """How a tissue takes the light.

    Attributes:
        colour: where the surface is open to the sky.
        hollow: the same in the deepest hollow.
        tendon: colour where a muscle turns to tendon (muscles only).
        specular: strength of the highlight, 0 to 1.
        gloss: sharpness of the highlight (Phong exponent).
        opacity: 0 to 1; what is seen through lets clicks through, too.
        glow: share of the colour that is there whatever the light; the rest is shaded. Muscles
            glow, so that light and shadow never make one look like the other.
        grain: share by which streaks along the fibres make the colour darker or lighter.
    """

    colour: RGB
    hollow: RGB
    tendon: RGB | None = None
    specular: float = 0.12
    gloss: float = 12.0
    opacity: float = 1.0
    glow: float = 0.0
    grain: float = 0.0


TENDON = rgb("#EFE7D8")
BONE = Material(rgb("#E8DCC4"), rgb("#8B7557"))
DISC = Material(rgb("#9DB4C0"), rgb("#4E626E"), specular=0.25, gloss=20.0)
# Fresh muscle is a dull red; lightness, which every eye sees, tells the two apart.
FLESH = partial(Material, tendon=TENDON, specular=0.1, gloss=14.0, glow=0.45, grain=0.13)
PSOAS_MAJOR = FLESH(rgb("#842B28"), rgb("#551A1A"))
ILIACUS = FLESH(rgb("#DB927A"), rgb("#B07060"), glow=0.64)
PSOAS_MINOR = FLESH(rgb("#7A4A63"), rgb("#351A2A"))
MUSCLES = (PSOAS_MAJOR, PSOAS_MINOR, ILIACUS)
LIGAMENT = Material(rgb("#EFE6CF"), rgb("#A8987A"), specular=0.22, gloss=20.0)
DIAPHRAGM = FLESH(rgb("#9A5A55"), rgb("#4A2522"))
NERVE = Material(rgb("#E9C93C"), rgb("#8A6C12"), specular=0.25, gloss=24.0)
SKIN = Material(rgb("#CC7F55"), rgb("#CC7F55"), specular=0.05, opacity=0.12)

_BY_PREFIX: Mapping[str, Material] = MappingProxyType(
    {
        "psoas_major": PSOAS_MAJOR,
        "psoas_minor": PSOAS_MINOR,
        "iliacus": ILIACUS,
        "pubic_symphysis": DISC,
        "inguinal_ligament": LIGAMENT,
        "diaphragm": DIAPHRAGM,
        "spinal_cord": NERVE,
        "cauda_equina": NERVE,
        "lumbar_plexus": NERVE,
        "femoral_nerve": NERVE,
        "body_outline": SKIN,
    }
)


def material_of(key: str) -> Material:
    """The material of a structure; bone unless its key says otherwise."""
    if key.endswith("_disc"):
        return DISC
    return next((m for prefix, m in _BY_PREFIX.items() if key.startswith(prefix)), BONE)


def vertex_colours(material: Material, mesh: SurfaceMesh) -> NDArray[np.uint8]:
    """(n, 3) colours: base, streaked along the fibres, pale at the tendon, dark in hollows."""
    count = len(mesh.vertices)
    colour: NDArray[np.float32] = np.tile(np.asarray(material.colour, np.float32), (count, 1))
    if "fibre" in mesh.attributes:
        streak = mesh.attributes["fibre"].astype(np.float32)[:, None] / 255.0
        colour = np.minimum(colour * (1.0 + material.grain * (2.0 * streak - 1.0)), 255.0).astype(
            np.float32
        )
    if material.tendon is not None and "tendon" in mesh.attributes:
        share = mesh.attributes["tendon"].astype(np.float32)[:, None] / 255.0
        pale = np.asarray(material.tendon, np.float32)
        colour = (colour * (1.0 - share) + pale * share).astype(np.float32)
    if "shade" in mesh.attributes:
        light = np.sqrt(mesh.attributes["shade"].astype(np.float32)[:, None] / 255.0)
        deep = np.asarray(material.hollow, np.float32) / np.asarray(material.colour, np.float32)
        colour = (colour * (deep + (1.0 - deep) * light)).astype(np.float32)
    return np.asarray(np.round(colour), dtype=np.uint8)
