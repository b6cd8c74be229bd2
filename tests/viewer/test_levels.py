"""Where a cut lies, in words, against the landmarks of the shipped meshes."""

from __future__ import annotations

import pytest

from meshes.library import SurfaceMesh, load_library
from viewer.state.cut import axis_along, through
from viewer.state.levels import VERTEBRAE, Levels, middle

ENDS = ("superior_end_plate_centre", "inferior_end_plate_centre")


@pytest.fixture(scope="module")
def meshes() -> dict[str, SurfaceMesh]:
    return load_library()


@pytest.fixture(scope="module")
def levels(meshes: dict[str, SurfaceMesh]) -> Levels:
    return Levels(meshes)


@pytest.mark.parametrize("name", VERTEBRAE)
def test_the_middle_of_a_vertebra_is_at_its_own_level(
    meshes: dict[str, SurfaceMesh], levels: Levels, name: str
) -> None:
    mesh = meshes[f"{name.lower()}_vertebra"]

    assert levels.level(float(middle(mesh)[2])) == name
    for end in ENDS:
        inwards = -1.0 if end == ENDS[0] else 1.0
        assert levels.level(float(mesh.landmarks[end][2]) + inwards) == name


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("l2_l3_disc", "the L2–L3 disc"),
        ("l5_s1_disc", "the L5–S1 disc"),
        ("sacrum", "the sacrum"),
        ("pubic_symphysis", "the pubic symphysis"),
    ],
)
def test_other_structures_have_their_level_too(
    meshes: dict[str, SurfaceMesh], levels: Levels, key: str, name: str
) -> None:
    assert levels.level(float(middle(meshes[key])[2])) == name


def test_every_height_has_a_name(levels: Levels) -> None:
    named = [levels.level(float(z)) for z in range(400, -440, -1)]
    in_order = list(dict.fromkeys(named))

    assert in_order[0] == "above T12"
    assert in_order[-3:] == ["the pubic symphysis", "the ischial tuberosities", "the thighs"]
    assert len(in_order) == len([n for i, n in enumerate(named) if i == 0 or named[i - 1] != n])


def test_sides_are_the_patients(levels: Levels) -> None:
    right = through((32.0, 0.0, 0.0), "sagittal")
    behind = through((0.0, -14.6, 0.0), "coronal")

    assert levels.words(right) == "32 mm to the right of the midline"
    assert levels.words(right.at(-32.0)) == "32 mm to the left of the midline"
    assert levels.words(right.at(0.2)) == "In the midline"
    assert levels.words(behind) == "15 mm behind the hip joints"


def test_a_free_plane_says_how_it_stands(levels: Levels) -> None:
    cut = through((0.0, 0.0, 0.0), "free", axis_along(30.0, -20.0))

    assert levels.words(cut) == "Turned 30°, tilted -20°, 0 mm from the hip joints"
