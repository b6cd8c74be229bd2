"""Commands as somebody types them, and what comes of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.cli import main


def program(
    *words: str | Path, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(
        [sys.executable, "-m", "viewer", *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """What a command that does well prints."""
    assert main([str(word) for word in words]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def complaint(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    """The one line of a command that fails."""
    assert main([str(word) for word in words]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("psoas-viewer: ")
    assert shown.err.count("\n") == 1
    return shown.err


def misuse(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What argument parsing says of a wrong use."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    return capsys.readouterr().err
