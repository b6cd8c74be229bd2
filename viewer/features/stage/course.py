"""Back, Play and Next without a lesson: the steps of a motion, else the views of the psoas."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from viewer.features.exercises.stepping import Stepping
from viewer.state.store import Store

KEY_VIEW = "view.psoas_"  # with the id of a key view the id of the action that takes it


class UsualCourse:
    """Goes on by the window's own actions.

    Args:
        store: owner of the state.
        steps: stretches and walking.
        actions: the window's actions by id.
    """

    def __init__(
        self,
        store: Store,
        steps: Stepping,
        actions: Mapping[str, QAction],
    ) -> None:
        self._store, self._steps, self._actions = store, steps, actions
        self._views = [name for name in actions if name.startswith(KEY_VIEW)]

    @property
    def is_running(self) -> bool:
        return self._steps.is_running

    @property
    def _steps_on(self) -> bool:
        return self._store.state.motion_step is not None

    def can_step(self, by: int) -> bool:
        return self._steps.can_step(by) if self._steps_on else bool(self._views)

    def step(self, by: int) -> None:
        if self._steps_on:
            self._steps.step(by)
            return
        shown = f"{KEY_VIEW}{self._store.state.key_view}"
        now = self._views.index(shown) + by if shown in self._views else min(by - 1, 0)
        self._actions[self._views[now % len(self._views)]].trigger()

    def play(self) -> None:
        self._actions["motion.pause" if self._steps_on else "motion.play"].trigger()
