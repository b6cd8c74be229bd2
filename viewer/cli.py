"""The command line: words in, a window or text out. Imports nothing heavy before it must."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from annotations.atlas import Atlas, load_atlas
from annotations.errors import AnnotationError
from meshes.errors import MeshError
from viewer.display import missing_display
from viewer.errors import ViewerError

PICTURE = Path("where-is-your-psoas.png")
HEADLESS_SELECTION = ("psoas_major_left", "psoas_major_right")
VIEWS = ("front", "back", "left", "right", "top", "bottom")
FORMATS = ("ply", "stl", "obj", "glb")
SMALLEST, LARGEST = 16, 16384


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status (0 well, 1 failed, 2 wrong usage)."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (AnnotationError, MeshError, ViewerError) as error:
        print(f"psoas-viewer: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="psoas-viewer", description="See where the psoas is and what it does."
    )
    parser.set_defaults(run=_window)
    parser.add_argument("--select", metavar="KEY", help="structure to select at the start")
    parser.add_argument("--view", choices=VIEWS, default="front", help="where to look from")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    one = commands.add_parser("list", help="list the structures")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.set_defaults(run=_list)
    one = commands.add_parser("explain", help="what the document says of a structure")
    one.add_argument("key", metavar="KEY")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.set_defaults(run=_explain)
    one = commands.add_parser("measure", help="the model's measures beside published ones")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.set_defaults(run=_measure)
    _add_snapshot(commands.add_parser("snapshot", help="save a picture"))
    _add_export(commands.add_parser("export", help="write the meshes to a folder"))
    return parser


def _add_snapshot(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", metavar="FILE.png", type=_png)
    # The main parser's options of the same name would win over their defaults here.
    one.add_argument("--view", choices=VIEWS, default=argparse.SUPPRESS)
    one.add_argument("--select", metavar="KEY", action="append", dest="selected", default=[])
    one.add_argument("--size", metavar="WxH", type=_size, default=(1920, 1080))
    one.set_defaults(run=_snapshot)


def _add_export(one: argparse.ArgumentParser) -> None:
    one.add_argument("folder", metavar="DIR", type=Path)
    one.add_argument("--format", choices=FORMATS, default="ply")
    one.add_argument("--only", metavar="KEY", nargs="+")
    one.set_defaults(run=_export)


def _png(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .png")
    return Path(text)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})[xX](\d{1,6})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 1920x1080")
    width, height = int(match[1]), int(match[2])
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise argparse.ArgumentTypeError(f"{text}: each side must be {SMALLEST} to {LARGEST}")
    return width, height


def _window(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    if options.select is not None:
        atlas.structure(options.select)
    reason = missing_display()
    if reason is not None:
        return _without_display(atlas, reason)
    from viewer.app import run  # noqa: PLC0415 - Qt and VTK only where a window is wanted

    return run(options.select, options.view)


def _without_display(atlas: Atlas, reason: str) -> int:
    """The answer in text and as a picture."""
    print(f"{reason} Drawing a picture instead of opening a window.")
    _save_picture(atlas, PICTURE, HEADLESS_SELECTION, "front", (1920, 1080))
    print(f"\n{explanation_text(atlas, HEADLESS_SELECTION[0])}\n")
    print(f"Picture: {PICTURE.resolve()}")
    return 0


def _list(options: argparse.Namespace) -> int:
    rows = load_atlas().list_json()
    if options.json:
        print(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        for row in rows:
            print(f"{row['key']:<20} {row['name']:<32} {row['latin'] or ''}".rstrip())
    return 0


def _explain(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    if options.json:
        print(json.dumps(atlas.explain(options.key).as_json(), indent=1, ensure_ascii=False))
    else:
        print(explanation_text(atlas, options.key))
    return 0


def _measure(options: argparse.Namespace) -> int:
    from viewer.measure_report import report  # noqa: PLC0415 - numpy only where meshes are read

    print(report(json=options.json))
    return 0


def explanation_text(atlas: Atlas, key: str) -> str:
    """A structure's card as plain text: location, function, source."""
    explanation = atlas.explain(key)
    lines = [explanation.name]
    for heading, passages in (
        ("Where it is", explanation.location),
        ("What it does", explanation.function),
    ):
        lines += ["", heading]
        lines += [f"  “{p.text}”\n    {p.section}" for p in passages] or ["  -"]
    if explanation.note:
        lines += ["", explanation.note]
    return "\n".join([*lines, "", f"Source: “{atlas.document.title}”"])


def _snapshot(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    selected = tuple(atlas.structure(key).key for key in options.selected)
    _save_picture(atlas, options.file, selected, options.view, options.size)
    print(options.file)
    return 0


def _save_picture(
    atlas: Atlas, path: Path, selected: tuple[str, ...], view: str, size: tuple[int, int]
) -> None:
    from meshes.library import load_library  # noqa: PLC0415 - numpy only where meshes are read
    from viewer.snapshot import save_snapshot  # noqa: PLC0415

    meshes = load_library()
    save_snapshot(atlas, meshes, path, view=view, select=selected, size=size)


def _export(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    only = [atlas.structure(key).key for key in options.only] if options.only else None
    from meshes.library import load_library  # noqa: PLC0415
    from viewer.export import export_meshes  # noqa: PLC0415

    written = export_meshes(load_library(), options.folder, options.format, only)
    print(f"{len(written)} files in {options.folder}")
    return 0
