"""`python -m tests.benchmarks.damages --starts 1000`: each with a file damaged; how many failed."""

import argparse
import os
import sys
import tempfile
from traceback import print_exc

from annotations.atlas import load_atlas
from meshes.library import load_library
from tests.benchmarks.clock import emit
from tests.damages import good_files, started
from viewer.start import qt_application

parser = argparse.ArgumentParser()
parser.add_argument("--starts", type=int, default=1000)
parser.add_argument("--seed", type=int, default=0)
options = parser.parse_args()
failed = told = 0
with tempfile.TemporaryDirectory() as settings:
    application = qt_application()
    os.environ["XDG_CONFIG_HOME"] = settings
    atlas, meshes = load_atlas(), load_library()
    good = good_files(atlas, meshes)
    for seed in range(options.seed, options.seed + options.starts):
        sys.stderr.write(f"\r{seed}")  # the last number where a start ends the program
        try:
            told += bool(started(atlas, meshes, good, seed))
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            failed += 1
            print_exc()
emit("damaged_starts", options.starts)
emit("damaged_starts_told", told)
emit("damaged_starts_failed", failed)
