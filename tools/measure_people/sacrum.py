"""Measure the sacra of the reference people and write the averaged table of named figures.

    python -m tools.measure_people.sacrum [REFERENCE] [FOLDER]

Each person is straightened along the bent axis through the centres of the segments; heights of
the four faces are read at named places between the midline, the foramina and the border, left
and right, and averaged over people. Nobody's surface is kept.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tools.measure_people.sacrum_people import HERE, PEOPLE, Person, line_hits, read_person
from tools.measure_people.sacrum_placing import placed_axis, placing_rows
from tools.measure_people.sacrum_tubercles import tubercles

Array = NDArray[np.float64]
Readings = dict[tuple[str, str, float, float], float]
LEVELS = {
    0.12: "S1 upper border", 0.3: "S1 upper third", 0.5: "S1 middle", 0.75: "S1 lower third",
    1.0: "first foramina", 1.25: "S2 upper third", 1.5: "S2 middle", 2.0: "second foramina",
    2.5: "S3 middle", 3.0: "third foramina", 4.0: "fourth foramina", 4.5: "S5 middle",
    4.75: "S5 lower third", 5.0: "apex",
}  # fmt: skip
FRONT = {0.0: "midline", 1.0: "line of the foramina", 1.3: "lateral mass", 1.9: "border"}
BACK = {
    0.3: "foot of the median crest",
    1.0: "line of the foramina",
    1.3: "lateral crest",
    1.88: "border",
}
SIDE = {0.05: "back", 0.3: "back third", 0.6: "front third", 1.0: "front"}
PLATE = {
    (0, 2): "centre",
    (0, 15): "front lip",
    (14, 12): "front lip, 14 mm from the midline",
    (22, 4): "lateral lip",
    (18, -8): "back corner",
    (0, -10): "back lip",
    (11, 2): "half way to the lateral lip",
}
ALA = {0.51: "inner end", 0.64: "inner third", 0.78: "outer third", 0.9: "outer end"}
ALA_DEPTH = {0.05: "back", 0.55: "middle", 0.95: "front"}
FRONT_ROWS = (0.12, 0.5, 1, 1.5, 2, 2.5, 3, 4, 4.5, 5)
BACK_ROWS = (0.12, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 4.5, 5)
SIDE_ROWS = (0.3, 0.75, 1.25, 2, 3, 4, 4.5)
WIDEST_CANAL = 12.5  # mm; further out the line left through a foramen
SOLID = 13.0  # mm
CANAL_ROWS = (0.5, 1, 1.5, 2, 3, 4, 5)
WIDTH_ROWS = (0.12, 0.5, 0.75, 1, 1.5, 2, 3, 4, 4.5, 4.75)


class Reader:
    """Reads heights of one straightened person at places on both sides."""

    def __init__(self, person: Person) -> None:
        """Index the person's surface for views from the front, the side and above."""
        self.person = person
        self.surface = person.surface
        self._trees = {axes: cKDTree(self.surface[:, axes]) for axes in ((0, 1), (1, 2), (0, 2))}

    def height(self, axes: tuple[int, int], place: tuple[float, float], sign: int) -> float:
        """Mean over left and right of the outermost surface along the third axis.

        `axes` span the view, `sign` says which way is out; nan where there is a hole.
        """
        third = 3 - sum(axes)
        found = []
        for side in (1, -1) if axes[0] == 0 and place[0] else (1,):
            near = self._trees[axes].query_ball_point([side * place[0], place[1]], 1.6)
            if len(near) > 3:
                out = sign * self.surface[near, third]
                found.append(sign * np.median(out[out > np.percentile(out, 97) - 3.0]))
        return float(np.mean(found)) if found else np.nan

    def half_width(self, along: float, depth: float) -> float:
        """Mean over left and right of the outermost |across| at a place seen from the side."""
        found = []
        near = self._trees[(1, 2)].query_ball_point([along, depth], 1.6)
        for side in (1, -1):
            out = side * self.surface[near, 0]
            out = out[out > 0]
            if len(out) > 3:
                found.append(np.median(out[out > np.percentile(out, 97) - 2.5]))
        return float(np.mean(found)) if found else np.nan

    def edge(self, along: float) -> float:
        """Half the greatest width at a distance along the axis."""
        ring = self.surface[np.abs(self.surface[:, 1] - along) < 1, 0]
        return float(np.percentile(ring, 99.8) - np.percentile(ring, 0.2)) / 2

    def depth_range(self, mask: NDArray[np.bool_]) -> tuple[float, float]:
        """Return back and front limits of the masked surface points."""
        depth = self.surface[mask, 2]
        return float(np.percentile(depth, 1)), float(np.percentile(depth, 99))


def across_of(column: float, foramen: float, edge: float) -> float:
    """Return mm from the midline of a column: 0 midline, 1 line of the foramina, 2 border."""
    if column <= 1:
        return column * foramen
    return foramen + (column - 1) * (edge - foramen)


def faces(reader: Reader, foramina: Array) -> Readings:
    """Heights of the front and back faces, and the half width of each level."""
    readings: Readings = {}
    views = (("front", FRONT_ROWS, FRONT, 1), ("back", BACK_ROWS, BACK, -1))
    for part, rows, columns, sign in views:
        for level in rows:
            along = reader.person.along(level)
            foramen = float(np.interp(level, [1, 2, 3, 4], foramina))
            edge = reader.edge(along)
            for column, name in columns.items():
                # Over a foramen, beside the apex and in the open canal there is no face to read.
                hole = column == 1 and level in (1, 2, 3, 4, 5)
                beside = level == 5 and column > 1
                open_canal = sign < 0 and level < 0.9 and column < 0.7
                if not (hole or beside or open_canal):
                    place = (across_of(column, foramen, edge), along)
                    key = (f"{part} face", f"{LEVELS[level]}, {name}", level, column)
                    readings[key] = reader.height((0, 1), place, sign)
    for level in WIDTH_ROWS:
        key = ("width", f"{LEVELS[level]}, half width", level, 0.0)
        readings[key] = reader.edge(reader.person.along(level))
    return readings


def sides(reader: Reader) -> Readings:
    """Half widths over the lateral surface, and its back and front limits."""
    readings: Readings = {}
    surface = reader.surface
    for level in SIDE_ROWS:
        along = reader.person.along(level)
        lateral = np.abs(surface[:, 0]) > 0.72 * reader.edge(along)
        back, front = reader.depth_range(lateral & (np.abs(surface[:, 1] - along) < 1.2))
        name = LEVELS[level]
        readings["lateral border", f"{name}, back limit of the lateral surface", level, 0] = back
        readings["lateral border", f"{name}, front limit of the lateral surface", level, 1] = front
        for fraction, where in SIDE.items():
            depth = back + fraction * (front - back)
            key = ("lateral surface", f"{name}, {where}", level, fraction)
            readings[key] = reader.half_width(along, depth)
    return readings


def top(reader: Reader) -> Readings:
    """Heights of end plate and alae seen from above, and the end plate's front lip."""
    readings: Readings = {}
    surface = reader.surface
    for (across, depth), name in PLATE.items():
        readings["end plate", name, depth, across] = reader.height((0, 2), (across, depth), -1)
    widest = max(reader.edge(reader.person.along(level)) for level in (0.5, 0.75, 1))
    for column, name in ALA.items():
        strip = np.abs(np.abs(surface[:, 0]) - column * widest) < 1.2
        back, front = reader.depth_range(strip & (surface[:, 1] < 45))
        readings["ala border", f"{name}, back limit", column, 0] = back
        readings["ala border", f"{name}, front limit", column, 1] = front
        for fraction, where in ALA_DEPTH.items():
            place = (column * widest, back + fraction * (front - back))
            key = ("ala", f"{name}, {where}", column, fraction)
            readings[key] = reader.height((0, 2), place, -1)
    return readings


def canal(reader: Reader) -> Readings:
    """Front wall, back wall and half width of the sacral canal where it can be seen."""
    readings: Readings = {}
    triangles = reader.person.triangles
    for level in CANAL_ROWS:
        along = reader.person.along(level)
        hits = line_hits(triangles, (0.13, along, 0.0), 2)[::-1]
        walls = [hits[1], np.nan, np.nan] if len(hits) > 1 else [np.nan] * 3
        if len(hits) >= 4:
            sides_hit = line_hits(triangles, (0.0, along, float(hits[1] + hits[2]) / 2), 0)
            right, left = sides_hit[sides_hit > 0], -sides_hit[sides_hit < 0]
            half = min(right.min(initial=np.inf), left.min(initial=np.inf))
            walls[1:] = [hits[2], half if half < WIDEST_CANAL else np.nan]
        if level > 3 and len(hits) == 2 and hits[0] - hits[1] > SOLID:
            walls[0] = np.nan  # the canal is filled with bone here
        for k, name in enumerate(("front wall", "back wall", "half width")):
            readings["canal", f"{LEVELS[level]}, {name}", level, k] = float(walls[k])
    return readings


def picks(bone: str = "sacrum") -> list[dict[str, str]]:
    """Return the hand-read figures of each person."""
    with (HERE / f"{bone}_picks.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def picked(person: str, part: str, across: float) -> Array:
    """Return one person's hand-read figures of a part and column, in order of level."""
    rows = [r for r in picks() if r["part"] == part and float(r["across"]) == across]
    return np.array([float(r[person]) for r in rows])


def averaged(people: list[Readings]) -> list[list[object]]:
    """Average readings over the people who have them."""
    rows: list[list[object]] = []
    for key in people[0]:
        values = np.array([readings[key] for readings in people])
        values = values[np.isfinite(values)]
        if len(values):
            unit = key[1].rsplit(", ", 1)[-1]
            unit, digits = (unit, 2) if unit in {"level", "column"} else ("mm", 1)
            sd = round(float(values.std()), digits) if len(values) > 1 else ""
            mean = round(float(values.mean()), digits)
            rows.append([*key, mean, unit, sd, len(values), "reference people"])
    return rows


def picked_rows(bone: str) -> list[list[object]]:
    """Average the hand-read figures."""
    rows: list[list[object]] = []
    for row in picks(bone):
        values = np.array([float(row[name]) for name in PEOPLE if row[name]])
        head = [row["part"], row["place"], float(row["along"]), float(row["across"])]
        mean, sd = round(float(values.mean()), 2), round(float(values.std()), 2)
        rows.append([*head, mean, row["unit"], sd, len(values), "reference people, read by eye"])
    return rows


def written(rows: list[list[object]], output: Path) -> None:
    """Write a table to a temporary name, then rename it."""
    head = ["part", "place", "along", "across", "value", "unit", "sd", "people", "source"]
    unfinished = output.with_suffix(".part")
    with unfinished.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
    unfinished.replace(output)


def main(reference: Path, folder: Path) -> None:
    """Measure everybody and write the tables of sacrum and coccyx."""
    people = [read_person(reference, name, picked(name, "level", 0)) for name in PEOPLE]
    readings = []
    for person in people:
        reader = Reader(person)
        foramina = picked(person.name, "foramen", 0)
        level = np.array(WIDTH_ROWS[:-1])
        edges = np.array([reader.edge(person.along(v)) for v in level])
        small = tubercles(person, foramina, (level, edges))
        large = faces(reader, foramina) | sides(reader) | top(reader) | canal(reader)
        readings.append(large | small)
    measured = picked_rows("sacrum") + averaged(readings)
    written(placing_rows() + placed_axis(people, measured) + measured, folder / "sacrum.csv")
    written(picked_rows("coccyx"), folder / "coccyx.csv")


if __name__ == "__main__":
    root = Path(__file__).parents[2]
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else root.parent / "shared" / "reference",
        Path(sys.argv[2]) if len(sys.argv) > 2 else root / "meshes" / "figures",
    )
