"""Measure the reference people's femurs and write meshes/figures/femur.csv.

Run from the repository's root:  python -m tools.measure_people.femur [subjects folder]
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np

from meshes.building.femur.table import TABLE
from tools.measure_people.femur_figures import figures_of
from tools.measure_people.femur_people import PEOPLE, straightened

SUBJECTS = Path("../shared/reference/subjects")
SOURCE = "mean of the reference people (lhdl, tlem2, vsd_z013), tools/measure_people/femur.py"

# Figures taken from published measures, not from the people here.
PUBLISHED = (
    (
        "pose",
        "neck",
        "neck-shaft angle",
        126.0,
        "deg",
        6.2,
        1469,
        "Carmona 124.7 (n 628), Toogood 129.2 (375), Jiang 133 (466), weighed with 124.5 here",
    ),
    (
        "pose",
        "neck",
        "anteversion",
        14.0,
        "deg",
        8.1,
        628,
        "Carmona 14.5; median of 1070 CT 14.2; 19 people of Fischer 2023: 6.0",
    ),
    ("pose", "neck", "femoral offset", 43.0, "mm", 6.8, 628, "Carmona 42.9; Noble 43.0"),
    (
        "pose",
        "shaft",
        "length",
        440.0,
        "mm",
        25.0,
        19,
        "head's centre to condyles along the shaft; 19 people of Fischer 2023 along the mechanical"
        " axis, mean of men 457 and women 428, less the slant",
    ),
    (
        "pose",
        "mechanical axis",
        "lean",
        3.0,
        "deg",
        "",
        "",
        "knees nearly together in standing; textbook 3 degrees from the vertical",
    ),
    (
        "head",
        "sphere",
        "diameter",
        46.5,
        "mm",
        3.6,
        219,
        "19 people of Fischer 2023: 47.0, Noble 46.1; the people here, scaled: 46.9",
    ),
)


def averaged(subjects: Path) -> dict[tuple[str, str, str], tuple[float, float, int]]:
    """Mean, standard deviation and number of people of each figure; both sides count as one."""
    people = []
    for person, names in PEOPLE.items():
        sides = [dict(figures_of(straightened(subjects, person, name))) for name in names]
        people.append({key: np.mean([side[key] for side in sides]) for key in sides[0]})
    result = {}
    for key in people[0]:
        values = np.array([person[key] for person in people])
        values = values[np.isfinite(values)]
        if len(values) >= 2:
            result[key] = float(values.mean()), float(values.std(ddof=1)), len(values)
    return result


def _unit_of(key: tuple[str, str, str]) -> str:
    if key[:2] == ("fovea", "direction"):
        return "1"
    return "deg" if key[2] in ("tilt", "turn") else "mm"


def write_table(subjects: Path, path: Path) -> int:
    """Write the table to a temporary name, then put it in place; the number of rows."""
    rows = [tuple(map(str, row)) for row in PUBLISHED]
    for key, (mean, deviation, people) in averaged(subjects).items():
        digits = 2 if _unit_of(key) == "1" else 1
        figures = (f"{mean:.{digits}f}", _unit_of(key), f"{deviation:.{digits}f}", str(people))
        rows.append((*key, *figures, SOURCE))
    draft = path.with_suffix(".new")
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("part", "place", "figure", "value", "unit", "sd", "people", "source"))
        writer.writerows(rows)
    draft.replace(path)
    return len(rows)


if __name__ == "__main__":
    sys.stdout.write(
        f"{write_table(Path(sys.argv[1]) if len(sys.argv) > 1 else SUBJECTS, TABLE)} rows\n"
    )
