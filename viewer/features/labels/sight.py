"""What can be seen from here: structures, and pins, each with a place where it is in front."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from viewer.features.labels.placing import Area
from viewer.scene.camera import CameraPose, projected
from viewer.scene.name_pins import is_faced, seen_pin, seen_places
from viewer.scene.pins import Pin, triple
from viewer.scene.scene import Scene
from viewer.state.cut import Cut, Triple

NEARBY = 6.0  # mm from a landmark within which what is met there is the landmark
TURNED = -0.35  # cosine below which a surface is turned away so far that nothing of it is met
DOT = 3.0  # pixels round the middle of a dot that have to lie on its structure
COARSER = 6  # pixels of the view to one of the picture that says what is in front


_BESIDE = tuple((r * a, r * b) for r in (2, 4) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b)


@dataclass(frozen=True, slots=True)
class Seen:
    """A structure that is seen.

    Attributes:
        pin: of its name, where it is in front.
        size: pixels of the small picture.
        is_cut: its cut face is what is seen.
    """

    pin: Pin
    size: int
    is_cut: bool


def seen_structures(
    scene: Scene, names: Mapping[str, str], cut: Cut | None, size: tuple[int, int], area: Area
) -> dict[str, Seen]:
    """The structures that are in front anywhere in a picture of that size, by key.

    Their pins stand in an area of it where they are seen there.
    """
    picture, keys = scene.keys_in_front(*(max(1, edge // COARSER) for edge in size))
    faces = cut if is_faced(cut, scene.pose.direction) else None
    offered = _Offered(scene, size)
    found = {}
    for number, (pixels, places) in _places(picture, area).items():
        key = keys[number - 1]
        middle = scene.cutting.middle_of_face(key) if faces is not None else None
        point = offered.face(key, middle) if middle is not None else None
        if point is None:
            point = next((p for place in places if (p := offered.place(key, *place))), None)
        if point is not None and key in names:
            pin = seen_pin(key, names[key], scene.moving.meshes[key], point, faces)
            found[key] = Seen(pin, pixels, is_cut=faces is not None and pin.normal == faces.normal)
    return found


def _places(
    picture: NDArray[np.uint8], area: Area
) -> dict[int, tuple[int, list[tuple[float, float]]]]:
    """By number how much is seen of it in all, and where best, in the area where that can be."""
    every, within = seen_places(picture), seen_places(_within(picture, area))
    return {number: (size, within.get(number, (0, at))[1]) for number, (size, at) in every.items()}


def _within(picture: NDArray[np.uint8], area: Area) -> NDArray[np.uint8]:
    """The part of a picture of numbers, bottom row first, that lies in an area of the view."""
    height = len(picture)
    left, right, top, bottom = (
        int(edge / COARSER) for edge in (area.left, area.right, area.top, area.bottom)
    )
    part = np.zeros_like(picture)
    core = slice(max(0, height - bottom), max(0, height - top)), slice(max(0, left), max(0, right))
    part[core] = picture[core]
    return part


class _Offered:
    """Tells of places in a picture whether a dot there stands on a structure with all of it."""

    def __init__(self, scene: Scene, size: tuple[int, int]) -> None:
        self._scene, (self._width, self._height) = scene, size

    def face(self, key: str, middle: NDArray[np.float64]) -> Triple | None:
        """The middle (3,) of a structure's cut face, None where that is covered."""
        return self._checked(key, triple(middle))

    def place(self, key: str, u: float, v: float) -> Triple | None:
        """Where the line of sight at (`u`, `v`) meets a structure, None where another is met."""
        if self._scene.picker.pick(u, v) != key:
            return None
        return self._checked(key, self._scene.picker.point)

    def _checked(self, key: str, point: Triple) -> Triple | None:
        """The point, where it and what is drawn round it belong to the structure."""
        size = self._width, self._height
        x, y, _ = projected(self._scene.pose, np.array([point]), *size)[0]
        ring = ((0.0, 0.0), (DOT, 0.0), (-DOT, 0.0), (0.0, DOT), (0.0, -DOT))
        alone = all(_at(self._scene, x + a, y + b, size) == key for a, b in ring)
        return point if alone else None


def pins_in_front(
    scene: Scene, pins: Iterable[Pin], size: tuple[int, int]
) -> tuple[list[Pin], frozenset[str]]:
    """Pins as they are seen in a picture of that size, and the ids of those that are not.

    One on the rim of its structure is moved by a few pixels to where the structure is met.
    """
    scene.aim()  # the picture of this pose may not be drawn yet
    every = list(pins)
    points = np.array([pin.point for pin in every]).reshape(-1, 3)
    places = projected(scene.pose, points, *size)
    towards = scene.pose.towards_eye(points)
    towards = towards / np.linalg.norm(towards, axis=1, keepdims=True)
    normals = np.array([pin.normal for pin in every]).reshape(-1, 3)
    facing = np.einsum("ij,ij->i", normals, towards)
    found, covered = [], set()
    for pin, (x, y, _), cosine in zip(every, places, facing, strict=True):
        seen = _seen_nearby(scene, pin, x, y, size) if cosine > TURNED else None
        found.append(seen or pin)
        if seen is None:
            covered.add(pin.id)
    return found, frozenset(covered)


def _seen_nearby(scene: Scene, pin: Pin, x: float, y: float, size: tuple[int, int]) -> Pin | None:
    """The pin where the structure that it lies on is in front, at its place or just beside."""
    key = _at(scene, x, y, size)
    if key is not None and not _is_near(scene, pin):
        return None  # far before it lies something else
    if key == pin.lies_on:
        turned = float(np.asarray(pin.normal) @ scene.pose.direction) <= 0.0
        return _turned(pin, scene) if turned else pin
    for right, down in _BESIDE:
        if _at(scene, x + right, y + down, size) == pin.lies_on and _is_near(scene, pin):
            moved = replace(pin, point=scene.picker.point)
            there = projected(scene.pose, np.array([moved.point]), *size)[0]
            if _at(scene, there[0], there[1], size) == pin.lies_on:
                return _turned(moved, scene)
    return None


def _at(scene: Scene, x: float, y: float, size: tuple[int, int]) -> str | None:
    """The structure in front at a pixel."""
    u, v = x / size[0], 1.0 - y / size[1]
    return scene.picker.pick(u, v) if 0.0 <= u <= 1.0 and 0.0 <= v <= 1.0 else None


def _is_near(scene: Scene, pin: Pin) -> bool:
    """Whether what was met last is the place of a pin."""
    return float(np.linalg.norm(np.subtract(scene.picker.point, pin.point))) < NEARBY


def _turned(pin: Pin, scene: Scene) -> Pin:
    """A pin on the rim faces the eye as what is met there does."""
    return replace(pin, normal=triple(scene.pose.direction))


def turned_away(
    pose: CameraPose, points: NDArray[np.float64], normals: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """(n,) whether the surface at each of the points (n, 3) is turned away from the eye."""
    return np.asarray(np.einsum("ij,ij->i", normals, pose.towards_eye(points)) < 0.0)
