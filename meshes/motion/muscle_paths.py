"""The line of pull of each muscle: from its origins over the brim and the hip to its insertion.

Each level of the psoas has a line of its own to the point where they all pass the brim of the
pelvis; from there one line runs over a cylinder that stands for hip joint and brim, winds round
the femur and ends on the lesser trochanter. The length of a muscle is the mean over its origins,
weighted by the share of the muscle that springs from each. Figures: `figures/muscle_paths.csv`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meshes.errors import MeshError
from meshes.keys import SIDES
from meshes.library import SurfaceMesh
from meshes.motion.rigid import Matrix, moved_points
from meshes.motion.skeleton import PELVIS
from meshes.motion.wrapping import Cylinder, Wrap, wrap
from meshes.tables import FIGURES, read_table

Floats = NDArray[np.float64]

PUBLISHED_HIP_DISTANCE = 154.5  # mm between the hip centres of the model the radii come from
DISC_SIDE = 4.0  # mm of muscle between the side of a disc and the line of pull
MIRROR = np.array([-1.0, 1.0, 1.0])


@dataclass(frozen=True)
class Place:
    """A point that the given bones carry; between two bones it goes half the way of each."""

    bones: tuple[str, ...]
    point: Floats

    def moved(self, transforms: Mapping[str, Matrix]) -> Floats:
        """(3,) mm in a pose."""
        carried = [moved_points(transforms[bone], self.point) for bone in self.bones]
        return np.asarray(sum(carried) / len(carried))


@dataclass(frozen=True)
class MusclePath:
    """The lines of one muscle in standing, mm.

    Attributes:
        origins: where it springs from.
        shares: (n,) of the muscle at each origin; they add up to 1.
        stations: what all lines pass, the insertion last.
        cylinder: lies between the last station on the pelvis and the first on the femur; None for
            a muscle that does not cross the hip.
        bed: bone that carries the cylinder.
    """

    origins: tuple[Place, ...]
    shares: Floats
    stations: tuple[Place, ...]
    cylinder: Cylinder | None
    bed: str

    def length(self, transforms: Mapping[str, Matrix]) -> float:
        """Mean length in a pose, mm."""
        points = self._stations(transforms)
        legs = points[0] - np.array([origin.moved(transforms) for origin in self.origins])
        length = float(self.shares @ np.linalg.norm(legs, axis=1))
        for index in range(len(points) - 1):
            length += self._leg(index, points, transforms)
        return length

    def line(self, transforms: Mapping[str, Matrix], count: int = 24) -> Floats:
        """(m, 3) points from the middle of the origins to the insertion in a pose, mm.

        Args:
            transforms: of the bones in the pose.
            count: points on the part over the hip.
        """
        points = self._stations(transforms)
        origins = np.array([origin.moved(transforms) for origin in self.origins])
        line = [self.shares @ origins]
        for index, point in enumerate(points):
            line.append(point)
            bent = self._bent(index, points, transforms)
            if bent is not None:
                line.extend(bent.points(count)[0, 1:-1])
        return np.array(line)

    def _stations(self, transforms: Mapping[str, Matrix]) -> list[Floats]:
        return [station.moved(transforms) for station in self.stations]

    def _leg(self, index: int, points: list[Floats], transforms: Mapping[str, Matrix]) -> float:
        bent = self._bent(index, points, transforms)
        if bent is not None:
            return float(bent.length[0])
        return float(np.linalg.norm(points[index + 1] - points[index]))

    def _bent(
        self, index: int, points: list[Floats], transforms: Mapping[str, Matrix]
    ) -> Wrap | None:
        if self.cylinder is None or index != self._crossing:
            return None
        here, there = points[index][None], points[index + 1][None]
        return wrap(here, there, self.cylinder.moved(transforms[self.bed]))

    @property
    def _crossing(self) -> int:
        """The station after which the path leaves the pelvis."""
        on_pelvis = [station.bones[0] in PELVIS for station in self.stations]
        return len(on_pelvis) - 1 - on_pelvis[::-1].index(True)


def read_paths(meshes: Mapping[str, SurfaceMesh]) -> dict[str, MusclePath]:
    """Key of each muscle, both sides -> its path on these meshes.

    Raises:
        MeshError: the table is damaged, or names what the meshes do not have.
    """
    rows: dict[str, list[dict[str, str]]] = {}
    for row in read_table(FIGURES / "muscle_paths.csv"):
        rows.setdefault(row["muscle"], []).append(row)
    scale = _hip_distance(meshes) / PUBLISHED_HIP_DISTANCE
    paths = {}
    for muscle, own in rows.items():
        right = _right_path(own, meshes, scale)
        paths[f"{muscle}_right"] = right
        paths[f"{muscle}_left"] = _mirrored(right)
    return paths


def _right_path(
    rows: list[dict[str, str]], meshes: Mapping[str, SurfaceMesh], scale: float
) -> MusclePath:
    origins = [row for row in rows if row["role"] == "origin"]
    stations = [row for row in rows if row["role"] in ("via", "insertion")]
    shares = np.array([_number(row, "value") for row in origins])
    cylinder, bed = None, ""
    for row in rows:
        if row["role"] == "cylinder":
            cylinder = _cylinder(_point(row, meshes), scale * _number(row, "value"))
            bed = row["structure"]
    return MusclePath(
        tuple(_place(row, meshes) for row in origins),
        shares / shares.sum(),
        tuple(_place(row, meshes) for row in stations),
        cylinder,
        bed,
    )


def _cylinder(centre: Floats, radius: float) -> Cylinder:
    """Across the body, with the line in front of it."""
    down, front, right = (0.0, 0.0, -1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)
    return Cylinder(centre, np.array([down, front, right]).T, radius)


def _place(row: Mapping[str, str], meshes: Mapping[str, SurfaceMesh]) -> Place:
    structure = row["structure"]
    bones: tuple[str, ...] = (structure,)
    if structure.endswith("_disc"):
        upper, lower = structure.removesuffix("_disc").split("_")
        bones = (f"{upper}_vertebra", f"{lower}_vertebra")
    return Place(bones, _point(row, meshes))


def _point(row: Mapping[str, str], meshes: Mapping[str, SurfaceMesh]) -> Floats:
    """(3,) of a row: an offset from a landmark, or the right side of a disc."""
    try:
        mesh = meshes[row["structure"]]
        base = mesh.landmarks[row["landmark"]] if row["landmark"] else _side_of(mesh)
    except KeyError as error:
        raise MeshError(
            f"muscle_paths.csv: {row['muscle']} asks for {error}, which the meshes do not have. "
            "Correct the table."
        ) from error
    return np.asarray(base + [_number(row, axis) for axis in ("right", "front", "up")])


def _side_of(disc: SurfaceMesh) -> Floats:
    """The middle of the height at the right side of a disc, off it by the muscle's own depth."""
    vertices = disc.vertices.astype(np.float64)
    outermost = vertices[vertices[:, 0].argmax()]
    return np.array([outermost[0] + DISC_SIDE, outermost[1], vertices[:, 2].mean()])


def _number(row: Mapping[str, str], column: str) -> float:
    try:
        return float(row[column])
    except ValueError as error:
        raise MeshError(
            f"muscle_paths.csv: {row['muscle']} has {row[column]!r} for {column}, which is no "
            "number. Correct the table."
        ) from error


def _hip_distance(meshes: Mapping[str, SurfaceMesh]) -> float:
    left, right = (meshes[f"femur_{side}"].landmarks["head"] for side in SIDES)
    return float(np.linalg.norm(right - left))


def _mirrored(path: MusclePath) -> MusclePath:
    """The same on the left: x turned round, and the bones of the other side."""
    cylinder = path.cylinder
    if cylinder is not None:
        cylinder = Cylinder(cylinder.centre * MIRROR, cylinder.frame, cylinder.radius)
    return MusclePath(
        tuple(_left(place) for place in path.origins),
        path.shares,
        tuple(_left(place) for place in path.stations),
        cylinder,
        _left_bone(path.bed),
    )


def _left(place: Place) -> Place:
    return Place(tuple(_left_bone(bone) for bone in place.bones), place.point * MIRROR)


def _left_bone(bone: str) -> str:
    return bone.replace("_right", "_left")
