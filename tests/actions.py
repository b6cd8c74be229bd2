"""All actions of the window with all its features."""

from __future__ import annotations

from viewer.features import FEATURES
from viewer.features.loading import rows_of
from viewer.host.rows import ROWS

ACTIONS = tuple(
    spec
    for rows in (ROWS, *(rows_of(name) for name in FEATURES))
    for specs in rows.values()
    for spec in specs
)
