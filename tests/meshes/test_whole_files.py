"""A file is there complete or as it was, whoever writes at the same time."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from meshes.whole_files import whole_file, write_whole
from tests.full_disk import TAKES, full_disk

CONTENTS = [bytes([letter]) * 50_000 for letter in b"abcd"]


def test_no_reader_sees_a_torn_file_and_no_writer_fails(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    write_whole(path, CONTENTS[0])

    def write(content: bytes) -> None:
        for _ in range(40):
            write_whole(path, content)

    with ThreadPoolExecutor() as pool:
        writers = [pool.submit(write, content) for content in CONTENTS]
        while not all(writer.done() for writer in writers):
            assert path.read_bytes() in CONTENTS
        for writer in writers:
            writer.result()
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_what_was_there_and_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "femur.ply"
    write_whole(path, b"former")
    with full_disk(), pytest.raises(OSError, match=r"femur\.ply"):
        write_whole(path, bytes(TAKES + 1))
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_whatever_ends_the_writing_leaves_nothing_beside(tmp_path: Path) -> None:
    def broken_off() -> None:
        with whole_file(tmp_path / "new") as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert list(tmp_path.iterdir()) == []


def test_no_link_leads_the_writing_away(tmp_path: Path) -> None:
    victim = tmp_path / "diary"
    victim.write_bytes(b"dear diary")
    target = tmp_path / "femur.ply"
    for name in ("femur.ply.partial", "femur.ply"):
        (tmp_path / name).symlink_to(victim)

    write_whole(target, b"ply")

    assert victim.read_bytes() == b"dear diary"
    assert target.read_bytes() == b"ply"
    assert not target.is_symlink()


def test_a_new_file_may_be_read_by_whom_others_may_and_an_old_one_stays_as_it_was(
    tmp_path: Path,
) -> None:
    plain, new, old = (tmp_path / name for name in ("plain", "new", "old"))
    plain.touch()
    old.touch()
    old.chmod(0o640)
    for path in (new, old):
        write_whole(path, b"x")
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(OSError, match=name):
            write_whole(tmp_path / name, b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]


def test_a_name_may_be_as_long_as_the_system_lets_it_be(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    write_whole(path, b"x")
    assert path.read_bytes() == b"x"
