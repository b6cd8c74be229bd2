"""The commands: words in, a window or text out. Imports nothing heavy before it must."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from annotations.atlas import Atlas, load_atlas, open_atlas
from annotations.errors import AnnotationError
from annotations.plain_text import coverage_text, document_text, explanation_text, landmark_text
from annotations.reports import coverage, document_json
from meshes.errors import MeshError
from viewer.arguments import Parser, folder, png, size
from viewer.display import missing_display
from viewer.ends import complain, finish, plain, say
from viewer.errors import ViewerError
from viewer.memory import scarce_memory

PICTURE = Path("where-is-your-psoas.png")
HEADLESS_SELECTION = ("psoas_major_left", "psoas_major_right")
VIEWS = ("front", "back", "left", "right", "top", "bottom")
FORMATS = ("ply", "stl", "obj", "glb")
DOCUMENT_HELP = "your own .txt, .md, .html, .docx or .pdf file instead of the article"


def answer(arguments: Sequence[str] | None) -> int:
    """Run one command; the exit status (0 well, 1 failed, 2 wrong usage).

    Raises:
        viewer.ends.OutputError: what it says could not be written.
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit:
        finish()  # of the help that was asked for
        raise
    try:
        status = int(options.run(options))
    except (AnnotationError, MeshError, ViewerError) as error:
        complain(str(error))
        return 1
    finish()
    return status


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="psoas-viewer", description="See where the psoas is and what it does.")
    parser.set_defaults(run=_window)
    parser.add_argument("--select", metavar="KEY", help="structure to select at the start")
    parser.add_argument("--view", choices=VIEWS, help="where to look from")
    parser.add_argument("--document", metavar="FILE", type=Path, help=DOCUMENT_HELP)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    one = commands.add_parser("list", help="list the structures")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.set_defaults(run=_list)
    one = commands.add_parser("explain", help="what is said of a structure or landmark")
    one.add_argument("key", metavar="KEY")
    one.add_argument("--json", action="store_true", help="as JSON")
    _add_document(one)
    one.set_defaults(run=_explain)
    for name, run, purpose in (
        ("document", _document, "what was read of a document, tied to the structures"),
        ("coverage", _coverage, "what a document leaves open about the structures"),
    ):
        one = commands.add_parser(name, help=purpose)
        one.add_argument("file", metavar="FILE", type=Path, nargs="?", help=DOCUMENT_HELP)
        one.add_argument("--json", action="store_true", help="as JSON")
        one.set_defaults(run=run)
    one = commands.add_parser("measure", help="the model's measures beside published ones")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.set_defaults(run=_measure)
    _add_motion(commands.add_parser("motion", help="lengths and moment arms as a joint moves"))
    one = commands.add_parser("doctor", help="what draws the picture on this machine")
    one.set_defaults(run=_doctor)
    _add_snapshot(commands.add_parser("snapshot", help="save a picture"))
    _add_export(commands.add_parser("export", help="write the meshes to a folder"))
    one = commands.add_parser("desktop", help="put the program among the desktop's applications")
    one.add_argument("what", choices=("install", "remove"), help="put it there, or take it out")
    one.set_defaults(run=_desktop)
    return parser


def _add_document(one: argparse.ArgumentParser) -> None:
    # The main parser's option of the same name would win over a default here.
    one.add_argument(
        "--document", metavar="FILE", type=Path, default=argparse.SUPPRESS, help=DOCUMENT_HELP
    )


def _add_motion(one: argparse.ArgumentParser) -> None:
    what = one.add_mutually_exclusive_group(required=True)
    what.add_argument("--joint", metavar="JOINT", help="such as hip_flexion_left")
    what.add_argument("--pose", metavar="NAME", help="such as lunge_upright_left")
    one.add_argument("--muscle", metavar="KEY", help="one muscle; without it all that cross it")
    one.add_argument("--from", metavar="DEG", type=float, dest="first", help="first angle")
    one.add_argument("--to", metavar="DEG", type=float, dest="last", help="last angle")
    one.add_argument("--step", metavar="DEG", type=float, default=10.0, help="usually 10")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.set_defaults(run=_motion)


def _add_snapshot(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", metavar="FILE.png", type=png)
    # The main parser's options of the same name would win over their defaults here.
    one.add_argument("--view", choices=VIEWS, default=argparse.SUPPRESS)
    one.add_argument("--select", metavar="KEY", action="append", dest="selected", default=[])
    one.add_argument("--cut", metavar="HOW:WHERE", help="cut it open, such as transverse:L3")
    one.add_argument("--pose", metavar="NAME", help="such as lunge_upright_left")
    one.add_argument("--parallel", action="store_true", help="parallel lines of sight")
    one.add_argument("--size", metavar="WxH", type=size, default=(1920, 1080))
    _add_document(one)
    one.set_defaults(run=_snapshot)


def _add_export(one: argparse.ArgumentParser) -> None:
    one.add_argument("folder", metavar="DIR", type=folder)
    one.add_argument("--format", choices=FORMATS, default="ply")
    one.add_argument("--only", metavar="KEY", nargs="+")
    one.set_defaults(run=_export)


def _atlas(document: Path | None) -> Atlas:
    return load_atlas() if document is None else open_atlas(document)


def _window(options: argparse.Namespace) -> int:
    if options.select is not None:
        load_atlas().structure(options.select)
    reason = missing_display()
    if reason is not None:
        return _without_display(_atlas(options.document), reason)
    scarce = scarce_memory()
    if scarce is not None:
        raise ViewerError(scarce)
    from viewer.start import run  # noqa: PLC0415 - Qt and VTK only where a window is wanted

    return run(options.select, options.view or "front", options.document)


def _without_display(atlas: Atlas, reason: str) -> int:
    """The answer in text and as a picture."""
    say(f"{plain(reason)} Drawing a picture instead of opening a window.")
    _save_picture(atlas, PICTURE, HEADLESS_SELECTION)
    say(f"\n{explanation_text(atlas, HEADLESS_SELECTION[0])}\n")
    say(f"Picture: {plain(str(PICTURE.resolve()))}")
    return 0


def _list(options: argparse.Namespace) -> int:
    rows = load_atlas().list_json()
    if options.json:
        _say_json(rows)
    else:
        for row in rows:
            say(f"{row['key']:<20} {row['name']:<32} {row['latin'] or ''}".rstrip())
    return 0


def _explain(options: argparse.Namespace) -> int:
    atlas = _atlas(options.document)
    landmarks = atlas.landmarks_named(options.key)
    if landmarks and options.key not in {structure.key for structure in atlas.structures}:
        if options.json:
            _say_json([landmark.as_json() for landmark in landmarks])
        else:
            say("\n\n".join(landmark_text(landmark, atlas) for landmark in landmarks))
    elif options.json:
        _say_json(atlas.explain(options.key).as_json())
    else:
        say(explanation_text(atlas, options.key))
    return 0


def _document(options: argparse.Namespace) -> int:
    atlas = _atlas(options.file or options.document)
    if options.json:
        _say_json(document_json(atlas))
    else:
        say(document_text(atlas))
    return 0


def _coverage(options: argparse.Namespace) -> int:
    atlas = _atlas(options.file or options.document)
    found = coverage(atlas)
    if options.json:
        _say_json(found.as_json())
    else:
        say(coverage_text(found, atlas.structures))
    return 0


def _measure(options: argparse.Namespace) -> int:
    from viewer.reports.measures import report  # noqa: PLC0415 - numpy only where meshes are read

    say(report(options.json))
    return 0


def _motion(options: argparse.Namespace) -> int:
    from viewer.reports.motion import (  # noqa: PLC0415 - numpy only where meshes are read
        Sweep,
        pose_report,
        report,
        warnings,
    )

    if options.pose is not None:
        say(pose_report(options.pose, options.muscle, options.json))
        return 0
    fields = (getattr(options, name) for name in Sweep._fields)
    sweep = Sweep(*fields)
    text = report(sweep, options.json)
    for sentence in warnings(sweep):
        complain(sentence)
    say(text)
    return 0


def _doctor(_options: argparse.Namespace) -> int:
    from viewer.reports.doctor import on_this_machine  # noqa: PLC0415 - Qt and VTK only where wanted

    say(on_this_machine())
    return 0


def _desktop(options: argparse.Namespace) -> int:
    from viewer.storage.desktop_entry import install, remove  # noqa: PLC0415 - seldom wanted

    say(plain(install() if options.what == "install" else remove()))
    return 0


def _say_json(content: object) -> None:
    """JSON in plain letters where the output can carry them, escaped elsewhere."""
    escaped = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    say(json.dumps(content, indent=1, ensure_ascii=escaped))


def _snapshot(options: argparse.Namespace) -> int:
    atlas = _atlas(options.document)
    selected = tuple(atlas.structure(key).key for key in options.selected)
    choice = {"view": options.view, "cut": options.cut, "pose": options.pose}
    size, parallel = options.size, options.parallel
    _save_picture(atlas, options.file, selected, **choice, size=size, parallel=parallel)
    say(plain(str(options.file)))
    return 0


def _save_picture(
    atlas: Atlas,
    path: Path,
    selected: tuple[str, ...],
    *,
    view: str | None = None,
    cut: str | None = None,
    pose: str | None = None,
    size: tuple[int, int] = (1920, 1080),
    parallel: bool = False,
) -> None:
    from meshes.library import load_library  # noqa: PLC0415 - numpy only where meshes are read
    from viewer.pictures.snapshot import save_snapshot  # noqa: PLC0415

    meshes = load_library()
    save_snapshot(
        *(atlas, meshes, path),
        view=view,
        select=selected,
        cut=cut,
        pose=pose,
        size=size,
        parallel=parallel,
    )


def _export(options: argparse.Namespace) -> int:
    atlas = load_atlas()
    only = [atlas.structure(key).key for key in options.only] if options.only else None
    from meshes.library import load_library  # noqa: PLC0415
    from viewer.exports.export import export_meshes  # noqa: PLC0415

    written = export_meshes(load_library(), options.folder, options.format, only)
    say(plain(f"{len(written)} files in {options.folder}"))
    return 0
