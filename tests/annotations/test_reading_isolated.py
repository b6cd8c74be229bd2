"""A folder full of modules that shadow the program's and Python's own: none of them is ever run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotations.atlas import open_atlas
from tests.documents import Article, as_html, as_markdown, as_text, write_docx, write_pdf

ARTICLE: Article = [(1, "The Thigh"), (0, "The femur is long."), (0, "The psoas major lies at L1.")]
SHADOWED = (
    *("annotations", "ctypes", "encodings", "html", "json", "markdown_it", "meshes"),
    *("pypdfium2", "pypdfium2_raw", "selectolax", "charset_normalizer", "viewer", "xml"),
    *("_strptime", "argparse", "base64", "bisect", "collections", "copy", "csv", "dataclasses"),
    *("enum", "io", "os", "pathlib", "queue", "random", "re", "runpy", "site", "sitecustomize"),
    *("statistics", "string", "struct", "subprocess", "tempfile", "textwrap", "threading"),
    *("tomllib", "types", "typing", "usercustomize", "zipfile", "zlib"),
)
PROGRAM = Path(sys.executable).parent / "psoas-viewer"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Somebody's folder with documents; each module in it, when it is run, leaves a file beside."""
    folder, mark = tmp_path / "download", tmp_path / "ran"
    code = f"open({str(mark)!r}, 'a').write(__name__ + '\\n')\n"
    for name in SHADOWED:
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(code, encoding="utf-8")
        (folder / name / "__main__.py").write_text(code, encoding="utf-8")
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    (folder / "pyvenv.cfg").write_text(f"home = {folder}\n", encoding="utf-8")
    (folder / "startup.py").write_text(code, encoding="utf-8")
    for suffix, form in (("txt", as_text), ("md", as_markdown), ("html", as_html)):
        (folder / f"handout.{suffix}").write_text(form(ARTICLE), encoding="utf-8")
    write_docx(folder / "handout.docx", ARTICLE)
    write_pdf(folder / "handout.pdf", ARTICLE)
    return folder


@pytest.fixture
def nothing_ran(folder: Path) -> Callable[[], None]:
    def check() -> None:
        mark = folder.parent / "ran"
        assert not mark.exists(), mark.read_text(encoding="utf-8").split()

    return check


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "docx", "pdf"])
def test_the_command_runs_nothing_of_the_folder_it_is_called_in(
    folder: Path, nothing_ran: Callable[[], None], suffix: str
) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [PROGRAM, "document", f"handout.{suffix}"],
        cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    nothing_ran()
    assert done.stderr == ""
    assert "The psoas major lies at L1." in done.stdout


@pytest.mark.parametrize("suffix", ["md", "html", "docx", "pdf"])
def test_reading_as_the_window_does_runs_nothing_of_the_folder_nor_of_the_environment(
    folder: Path, nothing_ran: Callable[[], None], suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("PYTHONSTARTUP", str(folder / "startup.py"))
    monkeypatch.setenv("PYTHONHOME", str(folder))
    monkeypatch.setenv("PYTHONUSERBASE", str(folder))
    monkeypatch.setenv("PYTHONINSPECT", "1")
    atlas = open_atlas(Path(f"handout.{suffix}"))
    nothing_ran()
    assert [sentence.text for sentence in atlas.document.sentences] == [
        "The femur is long.",
        "The psoas major lies at L1.",
    ]
