"""All surroundings of the muscles, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Mapping

from meshes.building.solid import Solid
from meshes.building.surroundings.body_outline import body_outline
from meshes.building.surroundings.cord import cauda_equina, spinal_cord
from meshes.building.surroundings.diaphragm import diaphragm
from meshes.building.surroundings.ligament import inguinal_ligament_right
from meshes.building.surroundings.nerves import femoral_nerve_right, lumbar_plexus_right


def surroundings(solids: Mapping[str, Solid]) -> dict[str, Solid]:
    """Every right and unpaired surrounding structure, made to fit the given bones and muscles.

    Raises:
        meshes.errors.MeshError: the table is damaged or out of range.
    """
    nerve = femoral_nerve_right(solids)
    return {
        "inguinal_ligament_right": inguinal_ligament_right(
            {**solids, "femoral_nerve_right": nerve}
        ),
        "diaphragm": diaphragm(solids),
        "spinal_cord": spinal_cord(solids),
        "cauda_equina": cauda_equina(solids),
        "lumbar_plexus_right": lumbar_plexus_right(solids),
        "femoral_nerve_right": nerve,
        "body_outline": body_outline(solids),
    }
