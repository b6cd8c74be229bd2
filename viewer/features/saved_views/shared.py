"""The file of views that several windows write: each takes what the others made of it."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from viewer.features.saved_views.file import SavedView, free_name, load_views, save_views
from viewer.storage.user_files import in_turn

Views = tuple[SavedView, ...]


class SharedViews:
    """Reads and writes the views of one user for one window.

    Args:
        path: the file.
        keys: the structures that there are.

    Attributes:
        known: what the file holds, as far as this window knows.
        notice: a sentence where the file could not be used as it was, else None.
    """

    def __init__(self, path: Path, keys: Collection[str]) -> None:
        self._path, self._keys = path, keys
        self._mark = _mark(path)
        self.known, self.notice = load_views(path, keys)

    def hear(self, lists: list[Views]) -> bool:
        """Bring what other windows have done since into every list of this window's past.

        Undoing in this window then takes back what was done in this window, and nothing else.

        Returns:
            Whether there was anything.
        """
        mark = _mark(self._path)
        if mark in (None, self._mark):  # a file that somebody removed takes no view with it
            return False
        self._mark = mark
        theirs, notice = load_views(self._path, self._keys)
        self.notice = notice or self.notice
        whole = theirs if notice is None else _with_missing(theirs, self.known)
        former, self.known = self.known, theirs
        lists[:] = [joined(views, former, whole) for views in lists]
        return True

    def exchange(self, lists: list[Views], standing: int) -> None:
        """Hear the others, and write the list that stands.

        Raises:
            OSError: it cannot be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with in_turn(self._path):
            self.hear(lists)
            save_views(lists[standing], self._path)
            self._mark, self.known = _mark(self._path), lists[standing]


def joined(views: Views, former: Views, theirs: Views) -> Views:
    """A list of this window's with what others made of `former`.

    What they added or renamed is in it as it is now, what they deleted is not.
    """
    if views == former:
        return theirs
    before = {view.id: view for view in former}
    touched = {view.id: view for view in theirs if before.get(view.id) != view}
    gone = before.keys() - {view.id for view in theirs}
    kept = [touched.pop(view.id, view) for view in views if view.id not in gone]
    return _apart([*kept, *touched.values()])


def _with_missing(theirs: Views, known: Views) -> Views:
    """What could not be read again was not deleted by anybody."""
    there = {view.id for view in theirs}
    return (*theirs, *(view for view in known if view.id not in there))


def _apart(views: list[SavedView]) -> Views:
    """The views with names that differ."""
    named: list[SavedView] = []
    for view in views:
        named.append(replace(view, name=free_name(view.name, named)))
    return tuple(named)


def _mark(path: Path) -> tuple[int, int, int] | None:
    """Differs once somebody wrote the file anew; None where there is none."""
    with suppress(OSError):
        found = os.stat(path)  # noqa: PTH116 - one question, whatever the answer
        return found.st_ino, found.st_mtime_ns, found.st_size
    return None
