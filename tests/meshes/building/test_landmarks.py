"""Landmarks: all there, on the surface, and where people have them."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
import trimesh
from numpy.typing import NDArray

from meshes.building.body import as_trimesh
from meshes.building.landmarks import INSIDE, laid_on, nearest_on
from meshes.keys import VERTEBRAE
from meshes.library import SurfaceMesh, load_library

PEOPLE = Path(__file__).parents[4] / "shared/reference/landmarks/landmarks_19_subjects_ras.csv"
ON_SURFACE = 0.5  # mm

VERTEBRA = ("spinous_process", "transverse_process_left", "transverse_process_right")
HIP_BONE = (
    *("asis", "aiis", "psis", "iliac_crest", "iliac_fossa", "arcuate_line", "iliopubic_eminence"),
    *("pecten_pubis", "pubic_tubercle", "symphysis", "acetabulum", "ischial_tuberosity"),
    "sacroiliac_joint",
)
FEMUR = ("head", "neck", "greater_trochanter", "lesser_trochanter", "intertrochanteric_line")
NAMED = {
    **dict.fromkeys(VERTEBRAE, VERTEBRA),
    "sacrum": ("promontory", "sacroiliac_joint_left", "sacroiliac_joint_right"),
    "hip_bone_left": HIP_BONE,
    "hip_bone_right": HIP_BONE,
    "femur_left": FEMUR,
    "femur_right": FEMUR,
}
ON_THE_FEMUR = {
    "Lesser Trochanter (LT)": "lesser_trochanter",
    "Superior Greater Trochanter (SGT)": "greater_trochanter",
    "Lateral Epicondyle (LEC)": "lateral_epicondyle",
    "Medial Epicondyle (MEC)": "medial_epicondyle",
    "Intercondylar Notch (ICN)": "intercondylar_notch",
}
Array = NDArray[np.float64]


@pytest.fixture(scope="module")
def meshes() -> dict[str, SurfaceMesh]:
    return load_library()


@pytest.mark.parametrize("key", NAMED)
def test_every_landmark_to_pin_is_named(meshes: dict[str, SurfaceMesh], key: str) -> None:
    assert set(NAMED[key]) <= set(meshes[key].landmarks)


def test_landmarks_lie_on_their_bones(meshes: dict[str, SurfaceMesh]) -> None:
    for key in NAMED:
        surface = as_trimesh(meshes[key])
        for name, place in meshes[key].landmarks.items():
            off = float(np.linalg.norm(nearest_on(surface, place) - place))
            assert name in INSIDE or off <= ON_SURFACE, (key, name, off)


def test_laying_on_moves_a_point_to_the_nearest_place_and_leaves_centres() -> None:
    ball = trimesh.creation.icosphere(subdivisions=4, radius=20.0)

    placed = laid_on(
        ball,
        {
            "head": np.zeros(3),
            "fovea": np.array([0.0, 0.0, 17.0]),
            "psis": np.array([3.0, -18.0, 0.0]),
        },
    )

    assert placed["head"] == pytest.approx((0.0, 0.0, 0.0))
    assert placed["fovea"] == pytest.approx((0.0, 0.0, 20.0), abs=0.3)
    assert placed["psis"][1] == pytest.approx(-20.0, abs=0.05)


def test_femur_landmarks_lie_where_people_have_them(meshes: dict[str, SurfaceMesh]) -> None:
    if not PEOPLE.is_file():
        pytest.skip("needs the reference landmarks beside the project")
    own = meshes["femur_right"].landmarks
    names = ["head", "neck", *ON_THE_FEMUR.values()]
    model = np.array([own[name] for name in names])
    people = [_overlaid(person, model) for person in _femurs()]

    mean = np.mean(people, axis=0)
    off = dict(zip(names, np.linalg.norm(_overlaid(model, mean) - mean, axis=1), strict=True))

    assert len(people) == 19
    assert max(off.values()) <= 5.0, off
    assert np.mean(list(off.values())) <= 3.0, off


def _femurs() -> list[Array]:
    """The landmarks of each person, (7, 3), as of a right femur: head, neck, then the others."""
    found: dict[str, dict[str, Array]] = defaultdict(dict)
    with PEOPLE.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["side"]:
                place = [float(row[f"{axis}_mm"]) for axis in _AXES]
                flip = -1.0 if row["side"] == "L" else 1.0
                found[row["subject"]][row["landmark"]] = np.array(place) * (flip, 1.0, 1.0)
    return [_in_order(marks) for marks in found.values()]


_AXES = ("x_right", "y_anterior", "z_superior")


def _in_order(marks: dict[str, Array]) -> Array:
    on_head = np.array([place for name, place in marks.items() if "Femoral Head" in name])
    design = np.column_stack([2.0 * on_head, np.ones(len(on_head))])
    head = np.linalg.lstsq(design, (on_head**2).sum(axis=1), rcond=None)[0][:3]
    neck = np.mean([place for name, place in marks.items() if "Isthmus" in name], axis=0)
    return np.array([head, neck, *(marks[name] for name in ON_THE_FEMUR)])


def _overlaid(points: Array, target: Array) -> Array:
    """Points moved, turned and scaled onto a target (Umeyama 1991)."""
    own, other = points - points.mean(axis=0), target - target.mean(axis=0)
    left, sizes, right = np.linalg.svd(own.T @ other)
    sign = np.array([1.0, 1.0, np.sign(np.linalg.det(left @ right))])
    scale = (sizes * sign).sum() / (own**2).sum()
    return np.asarray(own @ (left * sign) @ right * scale + target.mean(axis=0))
