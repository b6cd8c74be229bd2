"""Works out the muscles' shapes every few degrees of hip flexion; `python -m meshes` does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from meshes.building.cores import Run, in_turn
from meshes.building.motion.hip_poses import MAKERS, HipRange, Meshes, Posed, bones_round, pose_of
from meshes.building.motion.obstacles import Obstacle, beside, carried, shallow, vertex_normals
from meshes.building.motion.sideways import Settling
from meshes.building.motion.yielding import ligament_strand, nerve_in_thigh, nerve_strand
from meshes.library import SurfaceMesh
from meshes.motion.hip_bending import HipAngles, HipPlaces
from meshes.motion.shapes import ANGLES, SIDEWAYS, SIDEWAYS_ANGLES, Shapes, as_kept
from meshes.motion.skeleton import Skeleton

Floats = NDArray[np.float64]

PSOAS, ILIACUS = "psoas_major_right", "iliacus_right"
NERVE, LIGAMENT = "femoral_nerve_right", "inguinal_ligament_right"
FORWARD = tuple(angle for angle in ANGLES if angle >= 0.0)
BACKWARD = tuple(angle for angle in ANGLES if angle < 0.0)


def bake(
    meshes: Meshes, progress: Callable[[str], None] = lambda _what: None, run: Run = in_turn
) -> dict[str, Shapes]:
    """Key of everything on the right that hip flexion changes -> its shapes at `ANGLES`.

    Args:
        meshes: in standing.
        progress: told what is done next.
        run: does the work, on one core or several.

    Raises:
        meshes.errors.MeshError: a table or a mesh that the muscles rest on is at fault.
    """
    progress(f"{PSOAS} in motion, {len(ANGLES)} angles")
    posed = _posed(meshes, (PSOAS,), None, run)
    others = tuple(key for key in MAKERS if key != PSOAS)
    progress(f"{' and '.join(others)} in motion")
    posed |= _posed(meshes, others, posed[PSOAS], run)
    progress("nerve, ligament and the thigh turned sideways")
    return packed(meshes, posed, run)


def _posed(meshes: Meshes, keys: Sequence[str], psoas: Posed | None, run: Run) -> dict[str, Posed]:
    """Some muscles at `ANGLES`; flexion and extension both begin in standing."""
    ways = [(key, angles) for angles in (FORWARD, BACKWARD) for key in keys]
    raw: dict[str, dict[float, Floats]] = {key: {} for key in keys}
    for (key, _), found in zip(ways, run(partial(_way, meshes, psoas), ways), strict=True):
        raw[key] |= found
    return {key: _from_standing(meshes[key], found) for key, found in raw.items()}


def _way(
    meshes: Meshes, psoas: Posed | None, way: tuple[str, tuple[float, ...]]
) -> dict[float, Floats]:
    key, flexions = way
    return HipRange(meshes, key, psoas).posed(flexions)


def packed(meshes: Meshes, posed: Mapping[str, Posed], run: Run = in_turn) -> dict[str, Shapes]:
    """Shapes of the muscles as they were worked out, and of what gives way to them.

    The latter belongs to the muscles as they are kept, rounded: where a thigh is turned far
    sideways, a hundredth of a millimetre decides which way a vertex is pushed.
    """
    posed = {key: _as_kept(meshes[key], shapes) for key, shapes in posed.items()}
    surroundings = _Surroundings(meshes, posed)
    sideways = run(surroundings.settled_at, SIDEWAYS)
    nerve = surroundings.nerve()
    ligament = surroundings.ligament(nerve)
    rows = list(sideways)
    settled = {key: np.stack([row[key] for row in rows]) for key in (PSOAS, ILIACUS)}
    every = {**posed, NERVE: nerve, LIGAMENT: ligament}
    return {key: _shapes(meshes[key], shapes, settled.get(key)) for key, shapes in every.items()}


def posed_from_standing(
    meshes: Meshes, key: str, psoas: Posed | None = None, flexions: Sequence[float] = ANGLES
) -> Posed:
    """Shapes of one muscle, in standing exactly the mesh itself."""
    return _from_standing(meshes[key], HipRange(meshes, key, psoas).posed(flexions))


def _from_standing(mesh: SurfaceMesh, raw: Posed) -> Posed:
    rest = mesh.vertices.astype(np.float64)
    return {flexion: rest + vertices - raw[0.0] for flexion, vertices in raw.items()}


def _as_kept(mesh: SurfaceMesh, posed: Posed) -> dict[float, Floats]:
    rest = mesh.vertices.astype(np.float64)
    return {flexion: rest + as_kept(shape - rest) for flexion, shape in posed.items()}


class _Surroundings:
    """The muscles over the hip in all their shapes, with the bones round them."""

    def __init__(self, meshes: Meshes, posed: Mapping[str, Posed]) -> None:
        self._meshes, self._posed = meshes, posed
        self._skeleton = Skeleton.of(meshes)
        self._places = HipPlaces.of(meshes, self._skeleton.hips["right"])
        self._bones = bones_round(meshes, meshes[PSOAS])

    def nerve(self) -> dict[float, Floats]:
        """The femoral nerve at every angle, beside the muscles in their shapes there."""
        mesh = self._meshes[NERVE]
        strand = nerve_strand(mesh, self._places, self._around(0.0))
        return strand.through(
            ANGLES, lambda flexion: nerve_in_thigh(mesh, self._places, flexion), self._around
        )

    def ligament(self, nerve: Posed) -> dict[float, Floats]:
        """The inguinal ligament at every angle, over the muscles and the nerve."""
        faces = self._meshes[NERVE].faces

        def under(flexion: float) -> list[Obstacle]:
            return [*self._muscles(flexion), beside(nerve[flexion], faces)]

        strand = ligament_strand(self._meshes[LIGAMENT], under(0.0))
        return strand.through(ANGLES, lambda _flexion: strand.rest, under)

    def settled_at(self, way: tuple[float, float]) -> dict[str, Floats]:
        """Key -> (angles, v, 3) what is added to a plain turn of the thigh sideways, mm.

        Args:
            way: abduction and rotation in degrees.
        """
        abduction, rotation = way
        rows: dict[str, list[Floats]] = {PSOAS: [], ILIACUS: []}
        settlings = {key: Settling(self._meshes[key]) for key in rows}
        for flexion in SIDEWAYS_ANGLES:
            angles = HipAngles(flexion, abduction, rotation)
            obstacles = [self._bones[0], self._femur(angles)]
            for key, settling in settlings.items():
                plain, free = self._turned(key, angles)
                vertices = settling.settled(plain, free, obstacles)
                rows[key].append(vertices - plain)
                obstacles.append(shallow(beside(vertices, self._meshes[key].faces)))
        return {key: np.stack(row) for key, row in rows.items()}

    def _turned(self, key: str, angles: HipAngles) -> tuple[Floats, Floats]:
        """Vertices after a plain turn, and how free each is: not at the insertion."""
        flexed = self._posed[key][angles.flexion].astype(np.float32)
        turned, _ = self._places.turned_sideways((flexed, np.zeros_like(flexed)), angles)
        share = self._places.share_of_turn(flexed, angles.flexion).astype(np.float64)
        return turned.astype(np.float64), 1.0 - (2.0 * share - 1.0) ** 4

    def _around(self, flexion: float) -> list[Obstacle]:
        femur = self._femur(HipAngles(flexion, 0.0, 0.0))
        return [self._bones[0], femur, *self._muscles(flexion)]

    def _muscles(self, flexion: float) -> list[Obstacle]:
        return [
            beside(self._posed[key][flexion], self._meshes[key].faces) for key in (PSOAS, ILIACUS)
        ]

    def _femur(self, angles: HipAngles) -> Obstacle:
        return carried(self._bones[1], self._skeleton.femur(pose_of(angles), "right"))


def _shapes(mesh: SurfaceMesh, posed: Posed, sideways: Floats | None) -> Shapes:
    rest = mesh.vertices.astype(np.float64)
    flexed = np.stack([posed[flexion] for flexion in ANGLES])
    turned = np.stack([vertex_normals(shape, mesh.faces) for shape in flexed])
    normals = mesh.normals + turned - vertex_normals(rest, mesh.faces)
    normals /= np.linalg.norm(normals, axis=-1, keepdims=True)
    nothing = np.zeros((0, len(SIDEWAYS_ANGLES), len(rest), 3))
    return Shapes.packed(flexed - rest, normals, nothing if sideways is None else sideways)


def course_lengths(meshes: Meshes, key: str, posed: Sequence[Floats]) -> list[float]:
    """Length of a muscle's own course, through the middles of its sections, in some shapes, mm."""
    muscle = MAKERS[key](meshes)
    return [muscle.course_length(vertices) for vertices in posed]
