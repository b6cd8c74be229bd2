"""Measure the vertebrae of the reference people and write meshes/figures/vertebra.csv.

    python -m tools.measure_people.vertebra [REFERENCE_FOLDER]

Every figure of L2 to L5 is the mean over the people (one of whom is the mean shape of 87
patients), both sides of each; L1 and T12 are derived, see `vertebra_derived`.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
import trimesh

from meshes.building.vertebra import parts
from tools.measure_people.vertebra_derived import first_lumbar, last_thoracic
from tools.measure_people.vertebra_people import (
    PEOPLE,
    SEEDED,
    Array,
    carried,
    crossings,
    own_frame,
    seeds,
)

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "meshes" / "figures" / "vertebra.csv"
MIRROR = np.diag([-1.0, 1.0, 1.0, 1.0])
SPINOUS_SEED = "spinous process, centre"
PLATE_SHARE = 0.9  # of the rim's radius: where the end plate's height is read for the rim
WAIST = 0.42  # share of the body's height, below the pedicles
SOURCE = "vhm (Remus 2021) and mlm_mean (Clouthier 2023, mean of 87), each person counted once"
PEOPLE_COUNTED = {"vhm": 1, "mlm_mean": 87}
DERIVED = {"l1": "L1 from L2, L3 and vhm", "t12": "T12 by gradient, Panjabi 1991 and anatomy"}

Figures = dict[str, float]


def reach(mesh: trimesh.Trimesh, origin: Array, direction: Array, longest: float) -> float:
    """Distance in mm to where a ray from inside leaves the bone, at most `longest`."""
    hits = crossings(mesh, origin, direction)
    return min(float(hits[0]), longest) if len(hits) else longest


def in_plane(plane: tuple[int, int], angle: float) -> Array:
    """Unit vector (3,) at an angle in degrees from the plane's first axis to its second."""
    direction = np.zeros(3)
    direction[list(plane)] = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return direction


def section_figures(mesh: trimesh.Trimesh, centres: dict[str, Array]) -> Figures:
    """Centres and radii of all sections of the arch."""
    found: Figures = {}
    longest = {place: most for place, (_, most) in seeds().items()}
    for part in parts.PARTS:
        for section in part.sections:
            centre = centres[section.place]
            found |= dict(zip(section.centre_names(), map(float, centre), strict=True))
            for name, angle in zip(section.radius_names(), section.angles, strict=True):
                ray = in_plane(part.plane, angle)
                found[name] = reach(mesh, centre, ray, longest[section.place])
    return found


def tip_figures(mesh: trimesh.Trimesh, centres: dict[str, Array]) -> Figures:
    """The ends of the articular and transverse processes, each the farthest of five rays."""
    near = ((0.0, 0.0), (1.0, 0.8), (-1.0, 0.8), (-1.0, -0.8), (1.0, -0.8))
    rays = (
        (parts.SUPERIOR_TIP, parts.ARTICULAR_COLUMN.sections[-1].place, 2, 1.0),
        (parts.INFERIOR_TIP, parts.ARTICULAR_COLUMN.sections[0].place, 2, -1.0),
        (parts.TRANSVERSE_TIP, parts.TRANSVERSE_PROCESS.sections[-1].place, 0, 1.0),
    )
    found: Figures = {}
    for name, place, axis, side in rays:
        across = [k for k in range(3) if k != axis]
        direction = np.eye(3)[axis] * side
        lengths = []
        for step in near:
            start = centres[place].copy()
            start[across] += step
            lengths.append(reach(mesh, start, direction, 12.0))
        found[name] = float(centres[place][axis] + side * max(lengths))
    return found


def spinous_figures(mesh: trimesh.Trimesh, centre: Array) -> Figures:
    """Outline of the spinous process in the midline and its half thicknesses."""
    found: Figures = dict(zip(parts.SPINOUS_CENTRE, map(float, centre[1:]), strict=True))
    names = parts.spinous_outline_names()
    for name, angle in zip(names, parts.SPINOUS_ANGLES, strict=True):
        found[name] = reach(mesh, centre, in_plane((1, 2), angle), 17.0)
    outline = [found[name] for name in names]
    for name, share, angle in parts.spinous_thickness_names():
        radius = share * float(np.interp(angle, parts.SPINOUS_ANGLES, outline))
        spot = centre + radius * in_plane((1, 2), angle)
        sides = [reach(mesh, spot, np.array([side, 0.0, 0.0]), 7.0) for side in (1.0, -1.0)]
        found[name] = float(np.mean(sides))
    return found


def plate_height(mesh: trimesh.Trimesh, side: float, right: float, front: float) -> float:
    """Height in mm of the upper (side 1) or lower (-1) end plate; nan beside the body."""
    hits = crossings(mesh, np.array([right, front, 60.0 * side]), np.array([0.0, 0.0, -side]))
    return side * (60.0 - float(hits[0])) if len(hits) and hits[0] > 34.0 else float("nan")


def rim_radius(
    mesh: trimesh.Trimesh, side: float, angle: float, longest: float, depth: float = 2.4
) -> float:
    """Radius of the body `depth` mm under the rim of an end plate, in mm."""
    ray = in_plane((1, 0), angle)
    radius = 14.0
    for _ in range(6):
        height = plate_height(mesh, side, *(PLATE_SHARE * radius * ray[:2]))
        if np.isnan(height):
            break
        hits = crossings(mesh, np.array([0.0, 0.0, height - side * depth]), ray)
        leaving = hits[(len(hits) + 1) % 2 :: 2]
        leaving = leaving[leaving > 14.0]  # nearer ones cross a hollow end plate
        radius = min(float(leaving[0]), longest) if len(leaving) else longest
    return radius


def body_figures(mesh: trimesh.Trimesh) -> Figures:
    """Outlines of the body and heights of its end plates."""
    found: Figures = {}
    lower = dict(zip(parts.BODY_ANGLES, parts.body_radius_names("lower rim"), strict=True))
    upper = dict(zip(parts.BODY_ANGLES, parts.body_radius_names("upper rim"), strict=True))
    for angle, name in lower.items():
        found[name] = rim_radius(mesh, -1.0, angle, 26.5 if angle > 80 else 40.0)
    for angle, name in upper.items():  # the pedicle hides the rim: not far beyond the lower one
        longest = 1.06 * found[lower[angle]] if angle > 80 else 40.0
        found[name] = rim_radius(mesh, 1.0, angle, longest)
    for side, plate, names in ((1.0, parts.PLATES[0], upper), (-1.0, parts.PLATES[1], lower)):
        radii = [found[name] for name in names.values()]
        for name, share, angle in parts.plate_height_names(plate):
            spot = share * np.interp(angle, parts.BODY_ANGLES, radii) * in_plane((1, 0), angle)
            found[name] = plate_height(mesh, side, *spot[:2])
    return found | waist_figures(
        mesh, found, list(zip(upper.values(), lower.values(), strict=True))
    )


def waist_figures(mesh: trimesh.Trimesh, found: Figures, rims: list[tuple[str, str]]) -> Figures:
    """Radii of the body's waist, never beyond the mean of both rims (where the pedicle starts)."""
    top, bottom = (found[parts.plate_height_names(plate)[0][0]] for plate in parts.PLATES)
    start = np.array([0.0, 0.0, bottom + WAIST * (top - bottom)])
    names = parts.body_radius_names("waist")
    return {
        name: reach(mesh, start, in_plane((1, 0), angle), 0.5 * (found[high] + found[low]))
        for name, angle, (high, low) in zip(names, parts.BODY_ANGLES, rims, strict=True)
    }


def levelled(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    """The mesh turned so that the rims of its end plates lean equally, and centred on them."""
    found = body_figures(mesh)
    spots = []
    for plate, ring in zip(parts.PLATES, ("upper rim", "lower rim"), strict=True):
        names = parts.body_radius_names(ring)
        rows = parts.plate_height_names(plate)
        for radius, angle in ((found[names[0]], 0), (-found[names[-1]], 180)):
            name = next(n for n, share, at in rows if share > 0.8 and at == angle)
            spots.append((0.88 * radius, found[name]))
    (front_up, back_up, front_down, back_down) = np.array(spots)
    leans = [np.arctan2(*(a - b)[::-1]) for a, b in ((front_up, back_up), (front_down, back_down))]
    cosine, sine = np.cos(np.mean(leans)), np.sin(np.mean(leans))
    turn = np.eye(4)
    turn[1:3, 1:3] = [[cosine, sine], [-sine, cosine]]
    turned = mesh.copy()
    turned.apply_transform(turn)
    middle = turn[:3, :3] @ np.array([0.0, *np.mean(spots, axis=0)])
    turned.apply_translation(-middle)
    return turned


def vertebra_figures(mesh: trimesh.Trimesh, centres: dict[str, Array]) -> Figures:
    """All figures of one side of one vertebra in its own frame."""
    arch = {place: spot for place, spot in centres.items() if place != SPINOUS_SEED}
    return (
        section_figures(mesh, arch)
        | tip_figures(mesh, arch)
        | spinous_figures(mesh, centres[SPINOUS_SEED])
        | body_figures(mesh)
    )


def both_sides(mesh: trimesh.Trimesh, seeded: trimesh.Trimesh) -> Figures:
    """The mean of the right side's figures and the mirrored left side's."""
    sides = []
    places = seeds()
    for side in (np.eye(4), MIRROR):
        bone = mesh.copy()
        bone.apply_transform(side)
        spots = np.array([spot for spot, _ in places.values()])
        if not np.array_equal(bone.vertices, seeded.vertices):
            spots = carried(seeded, bone, spots)
        centres = dict(zip(places, spots, strict=True))
        for place in (SPINOUS_SEED, parts.LAMINA.sections[0].place):
            centres[place][0] = 0.0
        sides.append(vertebra_figures(bone, centres))
    return {name: 0.5 * (sides[0][name] + sides[1][name]) for name in sides[0]}


def measured(reference: Path) -> dict[tuple[str, str], Figures]:
    """(person, level) -> figures."""
    bones = {}
    for person, levels in PEOPLE.items():
        for level in levels:
            mesh = trimesh.load_mesh(reference / "subjects" / person / f"{level}_vertebra.ply")
            mesh.apply_transform(own_frame(mesh))
            bones[person, level] = mesh if (person, level) == SEEDED else levelled(mesh)
    return {key: both_sides(mesh, bones[SEEDED]) for key, mesh in bones.items()}


def averaged(people: dict[tuple[str, str], Figures]) -> tuple[dict[str, Figures], Figures]:
    """Level -> mean figures, and the spread (sd over people, mean over levels) of each."""
    levels: dict[str, Figures] = {}
    spread: dict[str, list[float]] = {}
    for level in parts.LEVELS[2:]:
        both = [people[person, level] for person in PEOPLE]
        levels[level] = {
            name: float(
                np.average([one[name] for one in both], weights=list(PEOPLE_COUNTED.values()))
            )
            for name in both[0]
        }
        for name in both[0]:
            spread.setdefault(name, []).append(float(np.std([one[name] for one in both], ddof=1)))
    change = {name: people["vhm", "l1"][name] - people["vhm", "l2"][name] for name in spread}
    levels["l1"] = first_lumbar(levels["l2"], levels["l3"], change)
    levels["t12"] = last_thoracic(levels["l1"], levels["l2"])
    levels = {level: hollowed(figures) for level, figures in levels.items()}
    return levels, {name: float(np.mean(values)) for name, values in spread.items()}


def hollowed(figures: Figures) -> Figures:
    """End plates at least half way from the measured hollow to the published one.

    The reference surfaces are smoothed; Wang et al. 2012 read 0.7 and 1.5 mm on 591 end plates.
    """
    deeper = dict(figures)
    for plate, side, published in zip(parts.PLATES, (1.0, -1.0), (0.7, 1.5), strict=True):
        rows = parts.plate_height_names(plate)
        rim = float(np.mean([figures[name] for name, share, _ in rows if share > 0.8]))
        lack = published - side * (rim - figures[rows[0][0]])
        for name, share, _ in rows:
            if lack > 0.0 and share < 0.8:
                deeper[name] -= side * 0.5 * lack * (1.0 - share)
    return deeper


def write(levels: dict[str, Figures], spread: Figures, table: Path) -> None:
    """Write the table of figures, one row a figure, one column a level."""
    source = "; ".join([SOURCE, *DERIVED.values()])
    draft = table.with_suffix(".part")
    with draft.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["name", *parts.LEVELS, "unit", "sd", "people", "source"])
        for name in levels["t12"]:
            shared = name in spread
            cells = [f"{levels[k][name]:.2f}" if name in levels[k] else "" for k in parts.LEVELS]
            tail = (
                [f"{spread[name]:.2f}", str(sum(PEOPLE_COUNTED.values())), source]
                if shared
                else ["", "", DERIVED["t12"]]
            )
            rows.writerow([name, *cells, "mm", *tail])
    draft.replace(table)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "reference"
    write(*averaged(measured(folder)), TABLE)
