"""The discs: closed, between their bones without a gap, and shaped by the figures."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh

from meshes.building.fields import Field, half_space
from meshes.building.solid import Solid
from meshes.building.spine.disc import disc, figures
from meshes.building.surface import surface_of

BELOW = half_space((0.0, 0.0, -5.0), (0.0, 0.0, 1.0))
ABOVE = half_space((0.0, 0.0, 5.0), (0.0, 0.0, -1.0))


def rim(height: float, width: float = 24.0, depth: float = 17.0) -> np.ndarray:
    turn = np.arange(24) * 2.0 * np.pi / 24
    return np.column_stack([width * np.sin(turn), depth * np.cos(turn), np.full(24, height)])


def between(above: Field = ABOVE, below: Field = BELOW) -> Solid:
    return disc(rim(5.0), rim(-5.0), (above, below))


def meshed(solid: Solid) -> trimesh.Trimesh:
    return surface_of(solid.field, solid.lower, solid.upper, step=0.9, triangles=2600, passes=3)


def test_a_disc_is_one_closed_piece_without_a_hole() -> None:
    mesh = meshed(between())
    assert mesh.is_volume
    assert mesh.body_count == 1
    assert mesh.euler_number == 2
    assert 2000 <= len(mesh.faces) <= 3000


def test_a_disc_fills_the_space_between_flat_end_plates() -> None:
    mesh = meshed(between())
    space = figures()["space to the bone"]
    assert mesh.bounds[1][2] == pytest.approx(5.0 - space, abs=0.1)
    assert mesh.bounds[0][2] == pytest.approx(space - 5.0, abs=0.1)


def test_a_disc_bulges_by_its_figures() -> None:
    table = figures()
    inset = table["attachment inside the rim"]
    mesh = meshed(between())
    assert mesh.bounds[1][1] == pytest.approx(17.0 - inset + table["bulge in front"], abs=0.2)
    assert mesh.bounds[0][1] == pytest.approx(-17.0 + inset - table["bulge behind"], abs=0.2)
    assert mesh.bounds[1][0] == pytest.approx(24.0 - inset + table["bulge at the side"], abs=0.2)


def test_a_disc_follows_a_hollow_in_the_end_plate() -> None:
    def hollow(points: np.ndarray) -> np.ndarray:
        roof = 5.0 + 1.5 * np.exp(-(points[:, 0] ** 2 + points[:, 1] ** 2) / 150.0)
        return np.asarray(roof - points[:, 2])

    middle = np.array([[0.0, 0.0, 6.0]])
    assert between(above=hollow).field(middle)[0] < 0.0
    assert between().field(middle)[0] > 0.0


def test_a_disc_under_a_leaning_bone_is_higher_in_front() -> None:
    lean = np.radians(10.0)
    normal = np.array([0.0, np.sin(lean), -np.cos(lean)])
    top = rim(0.0) @ np.array([[1, 0, 0], [0, np.cos(lean), np.sin(lean)], [0, 0, 1]])
    top[:, 2] += 6.0
    solid = disc(top, rim(-5.0), (half_space((0.0, 0.0, 6.0), normal), BELOW))
    line = np.arange(-6.0, 12.0, 0.05)

    def height(front: float) -> float:
        column = np.column_stack([np.zeros_like(line), np.full_like(line, front), line])
        return float((solid.field(column) < 0.0).sum() * 0.05)

    rise = height(12.0) - height(-12.0)
    assert rise == pytest.approx(24.0 * np.tan(lean), abs=0.4)
