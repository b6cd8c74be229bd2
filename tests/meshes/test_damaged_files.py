"""Damaged data files: one sentence, or the very shapes that were shipped; never a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from meshes.archive import REPAIR, read_arrays
from meshes.errors import MeshError
from meshes.library import SHIPPED_FILE, load_library
from meshes.measures.shipped import MEASURES_NAME, read_measures
from meshes.motion.shapes import SHIPPED_SHAPES, load_shapes

TIMES = 300
DIRECTORY = 40_000  # bytes at the end of an archive that name what is in it
SHIPPED = load_library()


def shapes_of(path: Path) -> dict[str, Any]:
    return dict(load_shapes(SHIPPED, path))


def damaged(whole: bytes, by: random.Random) -> bytes:
    """Other bytes somewhere, in a header or in the directory; or a part cut off, out or doubled."""
    data = bytearray(whole)
    at = by.choice([by.randrange(len(data)), max(0, len(data) - by.randrange(1, DIRECTORY))])
    if by.random() < 0.3:
        at = min(max(0, data.find(b"PK\x03\x04", at)) + by.randrange(200), len(data) - 1)
    length = min(by.choice([1, 1, 2, 8, 100, 5000]), len(data) - at)
    kind = by.choice(["other", "other", "other", "nothing", "cut", "out", "twice"])
    if kind == "other":
        data[at : at + length] = by.randbytes(length)
    elif kind == "nothing":
        data[at : at + length] = bytes(length)
    elif kind == "twice":
        data[at:at] = data[at : at + length]
    else:
        del data[at : at + length if kind == "out" else None]
    return bytes(data)


def as_values(found: Mapping[str, Any]) -> dict[tuple[str, ...], Any]:
    """Every array of every structure by its name."""
    flat: dict[tuple[str, ...], Any] = {}
    for key, one in found.items():
        for part in (field.name for field in fields(one)):
            value = getattr(one, part)
            named = value if isinstance(value, Mapping) else {"": value}
            flat |= {(key, part, name): array for name, array in named.items()}
    return flat


@pytest.mark.parametrize(
    ("path", "load"), [(SHIPPED_FILE, load_library), (SHIPPED_SHAPES, shapes_of)]
)
def test_random_damage_is_told_or_changes_nothing(
    path: Path, load: Callable[[Path], dict[str, Any]], tmp_path: Path
) -> None:
    whole, by, told = path.read_bytes(), random.Random(7), []
    right, spoilt = as_values(load(path)), tmp_path / path.name
    for _ in range(TIMES):
        spoilt.write_bytes(damaged(whole, by))
        try:
            found = as_values(load(spoilt))
        except MeshError as error:
            told.append(str(error))
        else:
            assert found.keys() == right.keys()
            assert all(np.array_equal(found[name], right[name]) for name in right)
    assert len(told) > 0.8 * TIMES
    assert all(text.endswith(f". {REPAIR}") and "\n" not in text for text in told)


def test_random_damage_of_the_measures_is_told_or_leaves_measures(tmp_path: Path) -> None:
    """A digit that is another digit is a figure as well: text has no check sum."""
    whole, by = SHIPPED_FILE.with_name(MEASURES_NAME).read_bytes(), random.Random(7)
    spoilt, told = tmp_path / MEASURES_NAME, []
    for _ in range(TIMES):
        spoilt.write_bytes(damaged(whole, by))
        try:
            assert all(np.isfinite(one.value) for one in read_measures(spoilt))
        except MeshError as error:
            told.append(str(error))
    assert len(told) > 0.5 * TIMES
    assert all(text.endswith(f" is damaged. {REPAIR}") for text in told)


BODY = read_arrays(SHIPPED_FILE, "mesh file")
DISC = "l3_l4_disc"
POINT = next(name for name in BODY if name.startswith(f"{DISC}/landmark/"))


def other(name: str, change: Callable[[Any], Any]) -> dict[str, Any]:
    return {name: change(BODY[name].copy())}


def with_one(values: Any, value: float) -> Any:
    values[3, 1] = value
    return values


@pytest.mark.parametrize(
    "arrays",
    [
        other(f"{DISC}/vertices", lambda v: with_one(v, np.nan)),
        other(f"{DISC}/vertices", lambda v: with_one(v, np.inf)),
        other(f"{DISC}/vertices", lambda v: v.astype(str)),
        other(f"{DISC}/vertices", lambda v: v.astype(complex)),
        other(f"{DISC}/vertices", lambda v: v[:, :2]),
        other(f"{DISC}/vertices", lambda v: v[:-1]),
        other(f"{DISC}/vertices", lambda v: v.ravel()[0]),
        other(f"{DISC}/faces", lambda f: with_one(f.astype(np.int32), -1)),
        other(f"{DISC}/faces", lambda f: with_one(f, f.max() + 1)),
        other(f"{DISC}/faces", lambda f: f.astype(np.int64) + 2**32),
        other(f"{DISC}/faces", lambda f: f[:, :2]),
        other(f"{DISC}/faces", lambda f: f.ravel()),
        other(f"{DISC}/faces", lambda f: f[:0]),
        other(f"{DISC}/faces", lambda f: f.astype(float)),
        other(f"{DISC}/normals", lambda n: n[:, :2]),
        other(f"{DISC}/normals", lambda n: n.astype(float)),
        other(f"{DISC}/attribute/shade", lambda s: s[:-1]),
        other(f"{DISC}/attribute/shade", lambda s: s.astype(np.int16) + 300),
        other(POINT, lambda p: p[0]),
        other(POINT, lambda p: p[:1]),
        other(POINT, lambda p: p * np.nan),
        other(POINT, lambda p: p.astype(str)),
    ],
)
def test_arrays_that_make_no_mesh_are_refused(arrays: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "body.npz"
    with path.open("wb") as stream:
        np.savez(stream, **(BODY | arrays))

    with pytest.raises(MeshError, match=rf"is damaged at {DISC}\. Install the program again"):
        load_library(path)


SHAPES = read_arrays(SHIPPED_SHAPES, "file of muscle shapes")
MUSCLE = "psoas_minor_right"


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("offsets", lambda o: o.astype(np.int32) + 2**20),
        ("offsets", lambda o: o.astype(str)),
        ("offsets", lambda o: o[:-1]),
        ("normals", lambda n: n[:, :-1]),
        ("normals", lambda n: n.astype(np.int16) * 3),
        ("sideways", lambda s: s.reshape(-1)),
        ("sideways", lambda s: np.zeros((3, *s.shape[1:]), s.dtype)),
    ],
)
def test_arrays_that_make_no_shapes_are_refused(
    part: str, change: Callable[[Any], Any], tmp_path: Path
) -> None:
    name, path = f"{MUSCLE}/{part}", tmp_path / "shapes.npz"
    with path.open("wb") as stream:
        np.savez(stream, **(SHAPES | {name: change(SHAPES[name])}))

    with pytest.raises(MeshError, match=rf"is damaged at {MUSCLE}\. Install the program again"):
        load_shapes(SHIPPED, path)


def test_shapes_that_lack_a_muscle_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "shapes.npz"
    with path.open("wb") as stream:
        np.savez(stream, **{n: a for n, a in SHAPES.items() if not n.startswith("iliacus")})

    with pytest.raises(MeshError, match=r"lacks iliacus_right\. Install the program again"):
        load_shapes(SHIPPED, path)


@pytest.mark.parametrize(
    "text",
    ["{}7", '{"a": "b"}', '["row"]', "[[1]]", "[" * 100_000, '[{"lines": 1}]', "[{}]", "7", "\0"],
)
def test_measures_that_are_none_are_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / MEASURES_NAME
    path.write_text(text, encoding="utf-8")

    with pytest.raises(MeshError, match=r"is damaged\. Install the program again"):
        read_measures(path)


def test_a_measure_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / MEASURES_NAME
    shipped = SHIPPED_FILE.with_name(MEASURES_NAME).read_text(encoding="utf-8")
    for old, new in (('"value": ', '"value": NaN, "x": '), ('"verdict": "', '"verdict": "n')):
        path.write_text(shipped.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(MeshError, match="is damaged"):
            read_measures(path)
