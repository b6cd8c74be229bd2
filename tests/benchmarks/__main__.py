"""`python -m tests.benchmarks [--json FILE]`: one table of medians, spreads and ratios.

The program and its peers run with the packages that users have; those of the tests are hidden from
them, pyvistaqt from all but P. `beside_tests` is the program once more with nothing hidden.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import time

from meshes.library import load_library
from tests.benchmarks.clock import STARTED
from tests.users_environment import as_users_run
from tests.virtual_display import virtual_display
from viewer.exports.export import export_meshes

SCREEN = (2600, 1300)  # wide enough for a 3D view of 1920x1080 with the panels beside it
PEERS = {"own": "own", "P": "peer_ten_line", "B": "peer_bare"}
PEER_NEEDS = {"P": ("pyvistaqt",)}
RATIOS = (
    ("first_frame_vs_ten_line", "first_frame_s", "P", "at most 0.6"),
    ("first_frame_vs_bare", "first_frame_s", "B", "at most 2.0"),
    ("fps_vs_bare", "fps", "B", "at least 0.8"),
    ("fps_vs_ten_line", "fps", "P", "at least 8"),
    ("memory_vs_ten_line", "memory_mb", "P", "at most 0.9"),
    ("fps_xray_cut_vs_bare", "xray_cut_fps", "B", "at least 0.6"),
)
PLAIN = (
    ("clickable_s", "clickable_s", "at most 0.8 s"),
    ("first_frame_beside_tests_s", "first_frame_beside_tests_s", "as without, within 10 %"),
    ("pick_ms_1m", "pick_ms", "at most 2 ms"),
    ("document_500_pages_s", "document_500_pages_s", "at most 5 s"),
    ("light_sentences_ms", "light_sentences_ms", "at most 50 ms"),
    ("first_click_ms", "first_click_ms", "at most 50 ms"),
    ("opening_stall_ms", "opening_stall_ms", "at most 200 ms"),
    ("labels_ms", "labels_ms", "at most 4 ms"),
    ("pose_ms", "pose_ms", "at most 8 ms"),
    ("cut_ms", "cut_ms", "at most 30 ms"),
    ("fps_playing_vs_turning", "fps_playing_vs_turning", "at least 0.8"),
    ("select_frames", "select_frames", "at most 2"),
    ("idle_cpu_pct", "idle_cpu_pct", "below 1 %"),
    ("idle_frames", "idle_frames", "0"),
    ("fps_2000_vs_merged", "fps_2000_vs_merged", "at least 0.67"),
    ("change_2000_frames", "change_2000_frames", "at most 1"),
)

PEER_FIGURE = {"xray_cut_fps": "fps"}  # the peers can neither cut nor look through

Figures = dict[str, dict[str, list[float]]]


def measure(module: str, *arguments: str) -> dict[str, float]:
    """Run one measured program beside the packages of the tests; its figures."""
    return run([sys.executable, "-W", "ignore", "-m", f"tests.benchmarks.{module}", *arguments])


def measure_as_users(
    module: str, *arguments: str, beside: tuple[str, ...] = ()
) -> dict[str, float]:
    """Run one measured program with the packages that users have; its figures."""
    return run(as_users_run(f"tests.benchmarks.{module}", *arguments, beside=beside))


def run(command: list[str]) -> dict[str, float]:
    """The figures that a program prints."""
    environment = os.environ | {STARTED: repr(time()), "QT_API": "pyside6"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command[-2:]} failed:\n{done.stderr[-2000:]}")
    figures: dict[str, float] = {}
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            figures |= json.loads(line)
    return figures


def collect(runs: int) -> Figures:
    """All programs in turn, `runs` times over, so that a slow spell meets each of them."""
    figures: Figures = {name: defaultdict(list) for name in PEERS}
    with tempfile.TemporaryDirectory() as folder:
        export_meshes(load_library(), Path(folder), "ply", None)
        for _ in range(runs):
            for name, module in PEERS.items():
                found = measure_as_users(module, folder, beside=PEER_NEEDS.get(name, ()))
                for figure, value in found.items():
                    figures[name][figure].append(value)
            own = figures["own"]
            own["clickable_s"].append(measure_as_users("clickable")["clickable_s"])
            own["first_frame_beside_tests_s"].append(measure("own", folder)["first_frame_s"])
    for module in (
        "picking",
        "reading",
        "first_click",
        "labels",
        "moving",
        "cutting",
        "resting",
        "many",
    ):
        for figure, value in measure(module).items():
            figures["own"][figure].append(value)
    return figures


def summary(figures: Figures) -> dict[str, float]:
    """The ratios and the plain figures by their names."""
    middle = {
        name: {figure: median(values) for figure, values in found.items()}
        for name, found in figures.items()
    }
    ratios = {
        name: middle["own"][own] / middle[peer][PEER_FIGURE.get(own, own)]
        for name, own, peer, _ in RATIOS
    }
    return ratios | {name: middle["own"][figure] for name, figure, _ in PLAIN}


def table(figures: Figures, ratios: dict[str, float]) -> str:
    """Median and spread of each figure, then each ratio with what is asked."""
    lines = [f"{'figure':<24}{'own':>22}{'P':>22}{'B':>22}"]
    for figure in figures["own"]:
        cells = [_cell(figures[name].get(figure, [])) for name in PEERS]
        lines.append(f"{figure:<24}" + "".join(f"{cell:>22}" for cell in cells))
    lines.append("")
    asked = {row[0]: row[-1] for row in (*RATIOS, *PLAIN)}
    asked["soak_rss_growth_pct"] = "below 5 %"
    lines += [f"{name:<28}{value:>8.3f}   {asked.get(name, '')}" for name, value in ratios.items()]
    return "\n".join(lines)


def _cell(values: list[float]) -> str:
    if not values:
        return "-"
    return f"{median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the ratios")
    parser.add_argument("--runs", type=int, default=5, metavar="N")
    parser.add_argument(
        "--soak", type=float, default=0.0, metavar="S", help="seconds of random actions besides"
    )
    options = parser.parse_args()
    with virtual_display(*SCREEN):
        figures = collect(options.runs)
        soaked = measure("soak", "--seconds", str(options.soak)) if options.soak else {}
    ratios = summary(figures) | soaked
    print(table(figures, ratios))
    if options.json:
        options.json.write_text(json.dumps(ratios, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
