"""A small document of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

FACTS = "The Thigh\n\nThe femur lies in the thigh.\n\nWhat It Does\n\nThe femur supports the hip.\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "thigh.txt"
    path.write_text(FACTS, encoding="utf-8")
    return path
