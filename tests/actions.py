"""All actions of the window with all its features."""

from __future__ import annotations

from viewer.core.menu import ROWS
from viewer.features import FEATURES
from viewer.features.loading import rows_of

ACTIONS = tuple(
    spec
    for rows in (ROWS, *(rows_of(name) for name in FEATURES))
    for specs in rows.values()
    for spec in specs
)
