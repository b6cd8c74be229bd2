"""What the shipped meshes measure, against people, and how it is reported."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from meshes.building.measures.report import measure_meshes
from meshes.errors import MeshError
from meshes.keys import DISCS, SIDES, VERTEBRAE
from meshes.library import SHIPPED_FILE, SurfaceMesh, load_library
from meshes.measures.published import read_published
from meshes.measures.record import Measure
from meshes.measures.shipped import (
    MEASURES_NAME,
    measures_of,
    read_measures,
    shipped_measures,
    write_measures,
)
from meshes.motion.lengths import with_lines_of_pull
from meshes.motion.numbers import MotionNumbers
from viewer.reports.measures import JSON_FIELDS, as_table, report, summary

BONES_AND_MUSCLES = ("hip_bone", "femur", "psoas_major", "psoas_minor", "iliacus")
MEASURED = (  # bones, discs and muscles
    *VERTEBRAE,
    *DISCS,
    *("sacrum", "coccyx", "pubic_symphysis"),
    *(f"{name}_{side}" for name in BONES_AND_MUSCLES for side in SIDES),
)


@pytest.fixture(scope="module")
def meshes() -> dict[str, SurfaceMesh]:
    return load_library()


@pytest.fixture(scope="module")
def measured(meshes: dict[str, SurfaceMesh]) -> tuple[Measure, ...]:
    return measure_meshes(meshes)


def test_every_published_figure_is_measured(measured: tuple[Measure, ...]) -> None:
    found = {(one.structure, one.measure): one.unit for one in measured}
    for (structure, measure), published in read_published().items():
        own = (
            (structure, measure)
            if (structure, measure) in found
            else (f"{structure}_right", measure)
        )
        assert found[own] == published.unit
        assert published.source


def test_every_structure_is_measured(measured: tuple[Measure, ...]) -> None:
    assert {one.structure for one in measured} == {*MEASURED, "lumbar_spine", "pelvis"}
    assert all(np.isfinite(one.value) for one in measured)


def test_lines_lie_where_the_structure_is(
    measured: tuple[Measure, ...], meshes: dict[str, SurfaceMesh]
) -> None:
    for one in measured:
        if one.structure in meshes and one.lines:
            vertices = meshes[one.structure].vertices
            low, high = vertices.min(axis=0) - 25.0, vertices.max(axis=0) + 25.0
            spots = np.array(one.lines).reshape(-1, 3)
            assert ((spots >= low) & (spots <= high)).all(), (one.structure, one.measure)


def test_shipped_measures_are_those_of_the_shipped_meshes(measured: tuple[Measure, ...]) -> None:
    shipped = shipped_measures()

    assert len(shipped) == len(measured)
    for old, new in zip(shipped, measured, strict=True):
        assert (old.structure, old.measure) == (new.structure, new.measure)
        assert old.value == pytest.approx(new.value, abs=0.11), (old.structure, old.measure)
        assert (old.mean, old.sd, old.source) == (new.mean, new.sd, new.source)
        assert old.verdict == new.verdict, (old.structure, old.measure)
        assert np.allclose(np.array(old.lines), np.array(new.lines), atol=0.11)


def test_most_measures_agree_with_people(measured: tuple[Measure, ...]) -> None:
    verdicts = [one.verdict for one in measured]
    one, two = verdicts.count("within 1 SD"), verdicts.count("within 2 SD")
    known = one + two + verdicts.count("beyond 2 SD")

    assert known >= 70
    assert one / known >= 0.80
    assert (one + two) / known >= 0.94
    assert "out of range" not in verdicts


def test_report_as_json_has_the_agreed_fields() -> None:
    rows = json.loads(report(json=True))

    assert {tuple(row) for row in rows} == {(*JSON_FIELDS, "between")}
    assert {row["structure"] for row in rows} >= set(MEASURED)
    assert all(isinstance(row["value"], float) and row["verdict"] for row in rows)


def test_report_as_a_table_ends_with_the_shares() -> None:
    measures = with_lines_of_pull(shipped_measures(), MotionNumbers(load_library()))
    table = as_table(measures)

    assert table == report(json=False)
    assert table.endswith(summary(measures))
    assert all(f"\n{key}\n" in f"\n{table}" for key in MEASURED)
    assert summary(()) == "0 measures, none with a published SD."


def test_measures_of_a_structure_come_with_those_of_its_whole() -> None:
    assert {one.structure for one in measures_of("hip_bone_left")} == {"hip_bone_left", "pelvis"}
    assert {one.structure for one in measures_of("l3_vertebra")} == {"l3_vertebra", "lumbar_spine"}
    assert {one.structure for one in measures_of("femur_right")} == {"femur_right"}


def test_measures_survive_the_file(tmp_path: Path, measured: tuple[Measure, ...]) -> None:
    path = tmp_path / MEASURES_NAME

    write_measures(measured, path)

    assert read_measures(path) == measured
    assert list(tmp_path.iterdir()) == [path]


def test_damaged_or_missing_files_say_what_to_do(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.json"
    damaged.write_text('[{"structure": 1}]', encoding="utf-8")
    table = tmp_path / "published.csv"
    table.write_text("structure,measure,unit,mean,sd,low,high,n,source\na,b,mm,x,,,,,s\n", "utf-8")

    with pytest.raises(MeshError, match=r"is damaged\. Install"):
        read_measures(damaged)
    with pytest.raises(MeshError, match=r"is missing\. Install"):
        read_measures(tmp_path / "none.json")
    with pytest.raises(MeshError, match="could not convert"):
        read_published(table)
    with pytest.raises(MeshError, match="could not be written"):
        write_measures((), SHIPPED_FILE / MEASURES_NAME)


def test_incidence_is_slope_plus_tilt(measured: tuple[Measure, ...]) -> None:
    found = {one.measure: one.value for one in measured if one.structure == "pelvis"}

    assert found["pelvic incidence"] == pytest.approx(
        found["sacral slope"] + found["pelvic tilt"], abs=0.2
    )
