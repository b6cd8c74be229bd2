"""Ties the sliders for layers, sides and opacity to the state."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from viewer.features.structure_list.showing_panel import WHOLE, ShowingPanel
from viewer.state import edits, peeling
from viewer.state.state import ViewState
from viewer.state.store import Store

_PLACES = ("left", None, "right")


class Showing(QObject):
    """Owns the panel under the list of structures."""

    def __init__(
        self,
        store: Store,
        names: Mapping[str, str],
        actions: Mapping[str, QAction],
        usual: Collection[str],
    ) -> None:
        super().__init__(store)
        self._store, self._names, self._usual = store, names, usual
        sides = [actions[f"structure.{side}"] for side in ("left", "both", "right")]
        self.panel = ShowingPanel([layer.outermost for layer in peeling.LAYERS], sides)
        self.panel.peel_wanted.connect(self._peel)
        self.panel.opacity_wanted.connect(self._set_opacity)
        for slider in (self.panel.peel, self.panel.opacity):
            slider.sliderReleased.connect(store.end_merge)
        store.changed.connect(lambda _old, new: self._tell(new))
        self._tell(store.state)

    def _peel(self, depth: int) -> None:
        new = peeling.peeled(self._store.state, depth, self._names)
        self._store.edit("Peel", new, merge="peel")

    def _set_opacity(self, percent: int) -> None:
        state = self._store.state
        new = edits.set_opacity(state, state.selected, percent / WHOLE)
        self._store.edit(f"Opacity of {self._said(state)}", new, merge="opacity")

    def _said(self, state: ViewState) -> str:
        chosen = state.selected
        return self._names[chosen[0]] if len(chosen) == 1 else f"{len(chosen)} structures"

    def _tell(self, state: ViewState) -> None:
        plain = peeling.is_plain(state, self._names, self._usual)
        self.panel.show_peel(peeling.depth(state, self._names), plain=plain)
        self.panel.show_side(_PLACES.index(peeling.side_shown(state, self._names)))
        if state.current is None:
            self.panel.show_opacity(None, WHOLE)
        else:
            percent = round(WHOLE * state.opacity_of(state.current))
            said = self._said(state)
            self.panel.show_opacity(said[:1].upper() + said[1:], percent, _drawn(state))


def _drawn(state: ViewState) -> str:
    """What stands in the way of the opacity that was chosen, empty for nothing."""
    key = state.current
    if key in state.xray:
        return "x-ray"
    return "faded" if key in state.faded | state.ghosted else ""
