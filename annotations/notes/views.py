"""Key views of the psoas: the project's own choice of where to look from, with a sentence each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.entries import Entry, read_entries
from annotations.notes.notes import sources_named
from annotations.notes.sources import Source
from annotations.structures.structures import Structure
from annotations.tables import DATA

VIEWS_FILE = DATA / "views.toml"
_LISTS = ("frame", "faded", "hidden")
FIELDS = ("id", "title", "sentence", "azimuth", "elevation", *_LISTS, "sources")


@dataclass(frozen=True, slots=True)
class KeyView:
    """One way to look at the psoas.

    Attributes:
        azimuth: degrees, 0 from the front, 90 from the patient's right.
        elevation: degrees, -90 from below to 90 from above.
        frame: keys of the structures that fill the picture.
        faded: keys of those that recede.
        hidden: keys of those that are not drawn.
        sources: what the sentence rests on.
    """

    id: str
    title: str
    sentence: str
    azimuth: float
    elevation: float
    frame: tuple[str, ...]
    faded: tuple[str, ...]
    hidden: tuple[str, ...]
    sources: tuple[Source, ...]


def read_key_views(
    structures: Sequence[Structure], sources: Mapping[str, Source], path: Path = VIEWS_FILE
) -> Mapping[str, KeyView]:
    """The key views by id, in the order of the file.

    Raises:
        AnnotationError: the file is missing or breaks a rule; names file and line.
    """
    found: dict[str, KeyView] = {}
    for entry in read_entries(path, "view"):
        view = _view(entry, frozenset(s.key for s in structures), sources)
        if view.id in found:
            raise entry.error(f"the id {view.id!r} is used twice; give each view its own.")
        found[view.id] = view
    return found


def _view(entry: Entry, keys: frozenset[str], sources: Mapping[str, Source]) -> KeyView:
    entry.only(FIELDS)
    frame, faded, hidden = (_known(entry, name, keys) for name in _LISTS)
    if not frame:
        raise entry.error("frame is empty; name what fills the picture.")
    basis = sources_named(entry, sources)
    if not basis:
        raise entry.error("a sentence needs a source; name one in sources.")
    texts = [entry.text(name, needed=True) for name in ("id", "title", "sentence")]
    azimuth, elevation = entry.number("azimuth", 180.0), entry.number("elevation", 90.0)
    return KeyView(texts[0], texts[1], texts[2], azimuth, elevation, frame, faded, hidden, basis)


def _known(entry: Entry, name: str, keys: frozenset[str]) -> tuple[str, ...]:
    wanted = entry.texts(name)
    for key in wanted:
        if key not in keys:
            raise entry.error(f"{name} names {key!r}, which is no structure.")
    return wanted
