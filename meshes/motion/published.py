"""Moment arms of hip flexion as others found them, to stand behind the project's own curve."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from meshes.errors import MeshError
from meshes.tables import FIGURES, read_table

TABLE = FIGURES / "published_moment_arms.csv"


@dataclass(frozen=True, slots=True)
class Band:
    """What models and cadavers span at each angle.

    Attributes:
        angles: degrees of hip flexion, rising.
        least: smallest published moment arm at each angle, mm.
        greatest: largest one, mm.
        sources: who they were published by.
    """

    angles: tuple[float, ...]
    least: tuple[float, ...]
    greatest: tuple[float, ...]
    sources: tuple[str, ...]


@cache
def published_band(muscle: str) -> Band | None:
    """The band of a muscle by its key without the side; None where nothing was published.

    Raises:
        MeshError: the table is missing or damaged.
    """
    arms: dict[float, list[float]] = {}
    sources: dict[str, None] = {}
    for row in read_table(TABLE):
        if row["muscle"] == muscle:
            try:
                arms.setdefault(float(row["hip_flexion_deg"]), []).append(
                    float(row["moment_arm_mm"])
                )
            except ValueError as error:
                raise MeshError(
                    f"{TABLE.name}: {row['source']} has an entry that is no number. "
                    "Put the table back."
                ) from error
            sources[row["source"].split(",")[0]] = None
    if not arms:
        return None
    angles = tuple(sorted(arms))
    return Band(
        angles,
        tuple(min(arms[angle]) for angle in angles),
        tuple(max(arms[angle]) for angle in angles),
        tuple(sources),
    )
