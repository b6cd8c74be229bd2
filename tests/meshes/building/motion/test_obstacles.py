"""Muscles as obstacles to each other."""

from __future__ import annotations

import numpy as np
import trimesh

from meshes.building.motion.obstacles import BESIDE, DEEP, beside, shallow


def test_nothing_comes_to_lie_deep_in_another_muscle() -> None:
    ball = trimesh.creation.icosphere(subdivisions=4, radius=3.0 * DEEP)
    muscle = beside(np.asarray(ball.vertices), np.asarray(ball.faces, np.int32))
    places = np.array([[3.0 * DEEP + by, 0.0, 0.0] for by in (2.0, -2.0, -2.0 * DEEP)])

    away, way = shallow(muscle)(places)

    assert np.allclose(away, [2.0, -2.0, BESIDE], atol=0.2)
    assert np.array_equal(way, muscle(places)[1])
