"""Reads a table of figures; every reader of one stands on this."""

from __future__ import annotations

import csv
from pathlib import Path

from meshes.errors import MeshError

FIGURES = Path(__file__).parent / "figures"
RESTORE = "Install the program again, or put the table back."


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a table, by the names in its first line.

    Raises:
        MeshError: the file is missing, is no text or holds no rows; says which.
    """
    try:
        with path.open(newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
    except OSError as error:
        raise MeshError(
            f"{path.name}: the table is missing or cannot be read ({error.strerror}). {RESTORE}"
        ) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise MeshError(f"{path.name}: the table is no UTF-8 text. {RESTORE}") from error
    if not rows:
        raise MeshError(f"{path.name}: the table holds no rows. {RESTORE}")
    return rows
