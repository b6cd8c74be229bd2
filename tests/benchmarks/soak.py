"""`python -m tests.benchmarks.soak --seconds 600 --seed 1`: random actions, and what they leave."""

import argparse
import os
import sys
import tempfile

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import emit
from tests.soaking import Soak, resident_mb
from tests.window.opened import OpenedApp
from viewer.start import qt_application

WARM_S = 60.0

parser = argparse.ArgumentParser()
parser.add_argument("--seconds", type=float, default=600.0)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
warm = min(WARM_S, options.seconds / 4.0)
memory: list[tuple[float, float]] = []


def note(passed: float) -> None:
    """Memory about once a second, from the end of the first minute on."""
    if passed >= warm and (not memory or passed - memory[-1][0] >= 1.0):
        memory.append((passed, resident_mb()))


with tempfile.TemporaryDirectory() as settings:
    application = qt_application()
    os.environ["XDG_CONFIG_HOME"] = settings
    app = OpenedApp(load_atlas(), load_library())
    app.window.show()
    soak = Soak(app, options.seed)
    soak.run(seconds=options.seconds, on_tick=note)
    app.window.close()
first = sum(mb for _, mb in memory[:10]) / len(memory[:10])
last = sum(mb for _, mb in memory[-10:]) / len(memory[-10:])
emit("soak_actions", soak.actions)
emit("soak_rss_mb", last)
emit("soak_rss_growth_pct", 100.0 * (last / first - 1.0))
emit("soak_trouble", len(soak.trouble.all))
for line in soak.trouble.all[:20]:
    sys.stderr.write(f"{line}\n")
