"""Order of what is seen through: from back to front, so that colours mix as they would.

A graphics card can peel the layers apart for itself; in software that costs several pictures, and
for bodies that do not interpenetrate drawing them in order gives the same.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkActor, vtkRenderer

PEELS = 8


class Translucent:
    """Keeps translucent actors in order.

    Args:
        renderer: draws them.
        peels: whether the graphics card peels layers; else they are sorted.
    """

    def __init__(self, renderer: vtkRenderer, *, peels: bool) -> None:
        self._renderer = renderer
        self._peels = peels
        self._order: list[vtkActor] = []
        renderer.SetUseOIT(False)
        if peels:
            renderer.SetMaximumNumberOfPeels(PEELS)

    def arrange(self, actors: Iterable[vtkActor], towards_eye: NDArray[np.float64]) -> None:
        """Bring the actors that are seen through into order for an eye in that direction (3,)."""
        found = list(actors)
        if self._peels:
            self._renderer.SetUseDepthPeeling(len(found) > 1)
            return
        order = sorted(found, key=lambda actor: float(np.dot(actor.GetCenter(), towards_eye)))
        if order == self._order:
            return
        self._order = order
        # The renderer's own remove would free the graphics memory of each.
        props = self._renderer.GetViewProps()
        for actor in order:
            props.RemoveItem(actor)
        for actor in order:
            props.AddItem(actor)
