"""Muscles on the finished picture: told apart by any eye, of flesh's dull red, evenly lit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from meshes.keys import CONTEXT
from meshes.library import SurfaceMesh, load_library
from tests.colours import DEFICIENCIES, lab, linear
from viewer.scene.camera import fitted
from viewer.scene.graphics import off_screen_window
from viewer.scene.scene import Scene
from viewer.state.state import ViewState

pytestmark = pytest.mark.gl

SIZE = (640, 480)
VIEWS = ((0.0, 0.0), (50.0, 5.0), (-50.0, 5.0), (20.0, 50.0))
EYES = {"normal": np.eye(3), **DEFICIENCIES}
APART = 28.0  # CIE 1976, between the middle colours of two muscles
MOST_CHROMA = 45.0  # CIE 1976, of 95 pixels in a hundred
EVENNESS, EVEN_SHARE = 10.0, 0.8  # L* round the middle, and the share of pixels that keep to it

Colours = NDArray[np.float64]


@pytest.fixture(scope="module")
def flesh() -> Mapping[tuple[float, float], Mapping[str, Colours]]:
    """View -> muscle -> (n, 3) linear light of the pixels well inside it."""
    meshes = {key: _without_tendon(mesh) for key, mesh in load_library().items()}
    scene = Scene(off_screen_window(*SIZE), meshes)
    hidden = frozenset(CONTEXT) | {"psoas_minor_left", "psoas_minor_right"}
    scene.apply(ViewState(), ViewState(hidden=hidden))
    found = {view: _seen(scene, view) for view in VIEWS}
    scene.close()
    return found


def _without_tendon(mesh: SurfaceMesh) -> SurfaceMesh:
    return replace(mesh, attributes={k: v for k, v in mesh.attributes.items() if k != "tendon"})


def _seen(scene: Scene, view: tuple[float, float]) -> dict[str, Colours]:
    bounds = scene.bounds(("psoas_major_right", "psoas_major_left"))
    scene.pose = fitted(bounds, SIZE[0] / SIZE[1], *view)
    light = linear(scene.render(*SIZE, still=True)[..., :3])
    numbers, keys = scene.keys_in_front(*SIZE)
    found = {}
    for muscle in ("psoas_major", "iliacus"):
        mine = [number for number, key in enumerate(keys, 1) if key.startswith(muscle)]
        inside = ndimage.binary_erosion(np.isin(numbers, mine), iterations=2)
        assert inside.sum() > 2000
        found[muscle] = light[inside]
    return found


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("view", VIEWS)
def test_any_eye_tells_psoas_and_iliacus_apart(
    flesh: Mapping[tuple[float, float], Mapping[str, Colours]], view: tuple[float, float], eye: str
) -> None:
    psoas, iliacus = (
        np.median(lab(flesh[view][muscle] @ EYES[eye].T), axis=0)
        for muscle in ("psoas_major", "iliacus")
    )

    assert np.linalg.norm(psoas - iliacus) >= APART
    assert iliacus[0] - psoas[0] >= 20.0, "lightness carries it"


@pytest.mark.parametrize("muscle", ["psoas_major", "iliacus"])
@pytest.mark.parametrize("view", VIEWS)
def test_flesh_is_dull_and_light_and_shadow_change_it_little(
    flesh: Mapping[tuple[float, float], Mapping[str, Colours]],
    view: tuple[float, float],
    muscle: str,
) -> None:
    seen = lab(flesh[view][muscle])
    lightness, chroma = seen[:, 0], np.hypot(seen[:, 1], seen[:, 2])

    assert np.percentile(chroma, 95) <= MOST_CHROMA
    assert (np.abs(lightness - np.median(lightness)) <= EVENNESS).mean() >= EVEN_SHARE
