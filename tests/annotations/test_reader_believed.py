"""The process that reads a file may have been taken over by it: what it can do is bounded."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from annotations.atlas import open_atlas
from annotations.errors import AnnotationError
from annotations.readers import apart
from annotations.readers.pieces import TOO_MUCH
from tests.annotations.test_reading_apart import children
from tests.patience import HANGS_S

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="children are listed in /proc"
)

PIECE = ["The femur is long.", None, False, "", False]
AS_ROOT = os.geteuid() == 0


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text("<p>The femur is long.</p>", encoding="utf-8")
    return path


def taken_over(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """From now on this code runs in the place of the reader."""
    monkeypatch.setattr(apart, "START", code)


def resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


def refused(path: Path) -> str:
    with pytest.raises(AnnotationError) as error:
        open_atlas(path)
    return str(error.value).removeprefix(f"{path}: ")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no JSON",
        "{",
        "[" * 100_000,
        "null",
        "[]",
        '"pieces"',
        "{}",
        '{"pieces": null}',
        '{"pieces": {}}',
        '{"pieces": []}',
        '{"pieces": [[]]}',
        '{"pieces": [["The femur."]]}',
        '{"error": 3}',
        '{"error": ""}',
        '{"error": "one\\ntwo"}',
        '{"error": "\\u001b[2J"}',
        '{"progress": "half"}',
        '{"progress": NaN}',
        '{"progress": -1}',
        '{"progress": true}',
        '{"progress": ' + "9" * 5000 + "}",
        json.dumps({"error": "x" * 501}),
        json.dumps({"pieces": [[*PIECE, 1]]}),
        json.dumps({"pieces": [PIECE, ["The femur.", 8, False, "", False]]}),
        json.dumps({"pieces": [["The femur.", True, False, "", False]]}),
        json.dumps({"pieces": [["The femur.", 0, 0, "", False]]}),
        json.dumps({"pieces": [["The femur.", 0, False, None, False]]}),
        json.dumps({"pieces": [["The femur.", 0, False, "", 1]]}),
        json.dumps({"pieces": [["", 0, False, "", False]]}),
        json.dumps({"pieces": [["The femur.", 1.5, False, "", False]]}),
    ],
)
def test_an_answer_of_another_shape_is_one_sentence(
    page: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    taken_over(monkeypatch, f"print({line!r})")
    sentence = refused(page)
    assert sentence == TOO_MUCH or (line == '{"pieces": []}' and "holds no words" in sentence)


def test_limits_are_asked_again_of_what_is_answered(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_over(monkeypatch, f"import json; print(json.dumps({{'pieces': [{PIECE!r}] * 60_001}}))")
    assert "has more than 60,000 paragraphs" in refused(page)


@pytest.mark.parametrize("words", [b"x" * 1000, b"\n" * 1000, b'{"progress": 0.1}\n'])
def test_an_endless_answer_is_not_kept(
    page: Path, monkeypatch: pytest.MonkeyPatch, words: bytes
) -> None:
    taken_over(monkeypatch, f"import sys\nwhile True: sys.stdout.buffer.write({words!r} * 1000)")
    before = resident()
    assert refused(page) == TOO_MUCH
    assert resident() - before < 400_000_000


def test_what_the_reader_started_is_gone_with_it_and_not_waited_for(
    page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    number = tmp_path / "number"
    code = (
        "import os, sys, time\n"
        "if os.fork() == 0: time.sleep(600)\n"
        f"open({str(number)!r}, 'w').write(str(os.getpid()))\n"
        "if os.fork() == 0:\n"
        f"    open({str(number)!r} + '2', 'w').write(str(os.getpid())); time.sleep(600)\n"
        f"while not os.path.exists({str(number)!r} + '2'): time.sleep(0.01)\n"
        "print('no JSON', flush=True)"
    )
    taken_over(monkeypatch, code)
    before = children()
    began = time.perf_counter()
    assert refused(page) == TOO_MUCH
    assert time.perf_counter() - began < HANGS_S
    state = Path(f"/proc/{Path(f'{number}2').read_text(encoding='ascii')}/status")
    deadline = time.perf_counter() + HANGS_S
    while state.exists() and "Z (zombie)" not in state.read_text(encoding="ascii"):
        assert time.perf_counter() < deadline
        time.sleep(0.01)
    assert children() == before


def test_a_reader_that_takes_nothing_in_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = tmp_path / "large.html"
    page.write_bytes(b"<p>The femur is long.</p>" * 800_000)
    taken_over(monkeypatch, 'print(\'{"error": "is not wanted."}\', flush=True)')
    assert refused(page) == "is not wanted."


def test_the_reader_is_held_by_limits_that_it_cannot_lift(
    page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = f"""
import sys
sys.path.insert(0, sys.argv.pop(1))
import annotations.readers.__main__ as reader

def tried(what):
    try:
        what()
    except (OSError, ValueError, MemoryError) as error:
        return type(error).__name__
    return "done"

def told(form, content, watch):
    import os, resource
    lifted = [
        tried(lambda: resource.setrlimit(each, (limit + 1, limit + 1)))
        for each in (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC)
        for limit in resource.getrlimit(each)[:1]
    ]
    wrote = tried(lambda: open({str(tmp_path / "written")!r}, "w", buffering=1).write("x\\n"))
    filled = tried(lambda: bytearray(700_000_000))
    started = tried(os.fork)
    raise reader.AnnotationError(" ".join([*lifted, wrote, filled, started]))

reader.pieces_of = told
reader.main()
"""
    taken_over(monkeypatch, code)
    *lifted, wrote, filled, started = refused(page).split()
    assert [wrote, filled] == ["OSError", "MemoryError"]
    if not AS_ROOT:  # for whom the system lifts limits, and counts no processes
        assert [*lifted, started] == ["ValueError"] * 3 + ["BlockingIOError"]


def test_a_file_exchanged_while_it_is_read_is_read_as_it_was(page: Path, tmp_path: Path) -> None:
    def exchange() -> bool:
        if page.is_file():
            page.unlink()
            os.mkfifo(page)
        return False

    atlas = open_atlas(page, cancelled=exchange)
    assert atlas.document.text == "The femur is long."
