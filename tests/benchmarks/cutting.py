"""How long the structures shown at the start take to be cut anew, as at a step of the slider."""

from time import perf_counter

import numpy as np

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import emit
from viewer.scene.graphics import off_screen_window
from viewer.scene.scene import Scene
from viewer.state.cut import through
from viewer.state.levels import middle

meshes = load_library()
hidden = frozenset(s.key for s in load_atlas().structures if not s.visible)
scene = Scene(off_screen_window(960, 720), meshes)
scene.render(960, 720, still=False)
x, y, z = (float(part) for part in middle(meshes["l3_vertebra"]))
cut = through((x, y, z), "transverse")
times = []
for offset in range(int(z), int(z) - 150, -10):
    began = perf_counter()
    scene.cutting.apply(cut.at(float(offset)), hidden)
    times.append(perf_counter() - began)
emit("cut_ms", 1000.0 * float(np.median(times)))
