"""The list of structures with its sliders: what is shown, and how."""

from __future__ import annotations

from functools import partial

from viewer.core.feature import Feature
from viewer.core.host import Host
from viewer.features.structure_list.emptiness import Emptiness
from viewer.features.structure_list.showing import Showing
from viewer.features.structure_list.tree import StructureTree


class StructureListFeature(Feature):
    """Chooses, hides, fades and peels by list, slider and menu."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.tree = StructureTree(host.structures)
        self.tree.chosen.connect(host.select)
        self.tree.toggled.connect(partial(host.choosing.click, add=True))
        self.tree.visibility_wanted.connect(host.choosing.set_visible)
        usual = host.home_hidden | host.surroundings
        self.showing = Showing(host.store, host.names, host.actions, usual)
        self.emptiness = Emptiness(host.viewport, host.store, host.names, host.actions)
        host.window.add_left("Structures", self.tree, below=self.showing.panel)
        host.store.changed.connect(self.tree.apply)
        self.tree.apply(host.blank, host.store.state)


FEATURE = StructureListFeature
