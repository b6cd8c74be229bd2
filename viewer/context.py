"""What a command may touch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from viewer.store import Store


class Camera(Protocol):
    """The camera as commands know it."""

    @property
    def is_parallel(self) -> bool: ...
    @property
    def tumbles(self) -> bool: ...
    def toggle_projection(self) -> None: ...
    def turn(self, right: float, up: float) -> None: ...
    def pan(self, right: float, up: float) -> None: ...
    def look(self, view: str) -> None: ...
    def reset(self) -> None: ...
    def zoom(self, factor: float) -> None: ...
    def fly_to(self, keys: tuple[str, ...]) -> None: ...


class Cut(Protocol):
    """The cut as commands know it."""

    @property
    def kind(self) -> str | None: ...
    def toggle(self) -> None: ...
    def here(self) -> None: ...
    def take(self, kind: str) -> None: ...
    def flip(self) -> None: ...
    def face(self) -> None: ...
    def shift(self, mm: float) -> None: ...


class KeyViews(Protocol):
    """The key views as commands know them."""

    def take(self, name: str) -> None: ...


class Labels(Protocol):
    """The labels as commands know them."""

    def step(self, by: int) -> None: ...
    def reveal_next(self) -> None: ...
    def reveal_all(self) -> None: ...


class Reading(Protocol):
    """Card and article as commands know them."""

    def step(self, by: int) -> None: ...
    def toggle_note(self) -> None: ...


class Search(Protocol):
    """The search box as commands know it."""

    def open(self) -> None: ...


class Documents(Protocol):
    """The choice of document as commands know it."""

    @property
    def path(self) -> Path | None: ...
    def choose(self) -> None: ...
    def back(self) -> None: ...


class Looks(Protocol):
    """How everything is shown, as commands know it."""

    def change_text_size(self, steps: int) -> None: ...
    def set_theme(self, name: str) -> None: ...
    def toggle_notes(self) -> None: ...
    def toggle_motion(self) -> None: ...
    def toggle_tumbling(self) -> None: ...


class Desk(Protocol):
    """The window as commands know it."""

    def close_window(self) -> None: ...
    def toggle_full_screen(self) -> None: ...
    def leave_full_screen(self) -> bool: ...
    def toggle_card(self) -> None: ...
    def show_panel(self, title: str) -> None: ...
    def save_picture(self) -> None: ...
    def export_meshes(self) -> None: ...
    def show_keys(self) -> None: ...
    def show_about(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a command works on.

    Attributes:
        store: owner of the view state.
        names: key -> English name of every structure.
        home_hidden: what is hidden at the start.
        surroundings: simplified structures, which have a switch of their own.
        muscles: keys of the muscles.
        camera: moves the eye.
        cut: the plane through the model.
        key_views: curated ways to look at the psoas.
        labels: names over the picture.
        reading: card and article.
        documents: which one is read.
        search: the box in the menu bar.
        desk: the window's own abilities.
        looks: theme, text size, notes.
    """

    store: Store
    names: dict[str, str]
    home_hidden: frozenset[str]
    surroundings: frozenset[str]
    muscles: frozenset[str]
    camera: Camera
    cut: Cut
    key_views: KeyViews
    labels: Labels
    reading: Reading
    documents: Documents
    search: Search
    desk: Desk
    looks: Looks
