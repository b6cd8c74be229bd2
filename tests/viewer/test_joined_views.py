"""Views of several windows joined, step by step against what each of their users wants."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.features.saved_views.file import SavedView, load_views, save_views
from viewer.features.saved_views.shared import SharedViews, Views
from viewer.scene.camera import CameraPose
from viewer.state.state import ViewState


def view(name: str) -> SavedView:
    return SavedView(name, CameraPose((0.0, 1.0, 2.0), 800.0), ViewState())


class Window:
    """What `OwnViews` does with the file, without a window: lists, one of which stands."""

    def __init__(self, path: Path) -> None:
        self.file = SharedViews(path, ())
        self.lists: list[Views] = [self.file.known]
        self.at = 0

    @property
    def views(self) -> Views:
        return self.lists[self.at]

    def take(self, views: Views) -> None:
        self.lists[self.at + 1 :] = [views]
        self.go(self.at + 1)

    def go(self, at: int) -> None:
        self.at = max(at, 0)
        self.file.exchange(self.lists, self.at)


Step = tuple[str, str | None, str | None]  # id of a view, its name before and after


class Users:
    """What the users of some windows expect: names by id, and what each can take back."""

    def __init__(self, count: int) -> None:
        self.names: dict[str, str] = {}
        self.pasts: list[list[Step | None]] = [[] for _ in range(count)]

    def change(self, which: int, one: str, name: str | None) -> None:
        self.pasts[which].append((one, self.names.get(one), name))
        self._set(which, one, name)

    def undo(self, which: int) -> None:
        step = self.pasts[which].pop() if self.pasts[which] else None
        if step is not None:
            self._set(which, step[0], step[1])

    def _set(self, which: int, one: str, name: str | None) -> None:
        """Whoever comes to a view last has the last word on it."""
        self.names.pop(one, None)
        if name is not None:
            self.names[one] = name
        for other, past in enumerate(self.pasts):
            if other != which:
                past[:] = [None if step and step[0] == one else step for step in past]


@settings(max_examples=30, deadline=None)  # each step waits for the disk
@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(["add", "rename", "delete", "undo"])),
        max_size=14,
    )
)
def test_every_view_is_there_as_it_was_left_last(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]]
) -> None:
    path = tmp_path_factory.mktemp("views") / "views.json"
    windows, users = [Window(path) for _ in range(3)], Users(3)
    for number, (which, step) in enumerate(steps):
        for window in windows:
            window.file.hear(window.lists)
        window = windows[which]
        if step == "undo":
            window.go(window.at - 1)
            users.undo(which)
        elif step == "add":
            new = view(f"{number}")
            window.take((*window.views, new))
            users.change(which, new.id, new.name)
        elif window.views:
            old = window.views[number % len(window.views)]
            renamed = (replace(old, name=f"{number}"),) if step == "rename" else ()
            window.take(
                tuple(v for one in window.views for v in (renamed if one == old else (one,)))
            )
            users.change(which, old.id, renamed[0].name if renamed else None)
        found, notice = load_views(path, ())
        assert notice is None
        assert {one.id: one.name for one in found} == users.names


def test_two_views_of_one_name_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    first, second = Window(path), Window(path)
    first.take((view("One"),))
    second.take((view("One"),))
    assert sorted(one.name for one in load_views(path, ())[0]) == ["One", "One 2"]


def test_what_cannot_be_read_again_was_not_deleted(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    save_views([view("One"), view("Two")], path)
    first = Window(path)
    path.write_text(path.read_text().replace('"Two"', "2"))
    first.take((*first.views, view("Three")))
    assert [one.name for one in load_views(path, ())[0]] == ["One", "Two", "Three"]
