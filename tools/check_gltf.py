"""Hold exported glTF against the validator of those who wrote the specification (Khronos).

python -m tools.check_gltf             exports everything to a folder of its own and checks that
python -m tools.check_gltf FILE ...    checks files that are there

Needs Node.js with npm, and the network once: the validator is an npm package.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from meshes.library import load_library
from viewer.exports.export import export_meshes

VALIDATOR = "gltf-validator@2.0.0-dev.3.10"
SCRIPT = """
const validator = require('gltf-validator'), fs = require('fs');
validator.validateBytes(new Uint8Array(fs.readFileSync(process.argv[1])))
    .then(report => console.log(JSON.stringify(report.issues)));
"""


def main(names: Sequence[str]) -> int:
    """The exit status: 1 where the validator has anything to say, even a hint."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        print("Node.js with npm is needed: https://nodejs.org")
        return 2
    with tempfile.TemporaryDirectory() as place:
        subprocess.run(
            [npm, "install", "--silent", "--ignore-scripts", "--prefix", place, VALIDATOR],
            check=True,
        )
        files = [Path(name).absolute() for name in names]
        if not files:
            written = export_meshes(load_library(), Path(place) / "glb", "glb", None)
            files = [path for path in written if path.suffix == ".glb"]
        return max(found(node, Path(place), path) for path in files)


def found(node: str, place: Path, path: Path) -> int:
    """1 where the validator says anything of a file; it is printed."""
    done = subprocess.run(
        [node, "-e", SCRIPT, str(path)], cwd=place, capture_output=True, text=True, check=True
    )
    issues = json.loads(done.stdout)
    counts = {kind: issues[kind] for kind in ("numErrors", "numWarnings", "numInfos", "numHints")}
    print(path.name, *(f"{kind[3:].lower()}: {count}" for kind, count in counts.items()), sep="  ")
    for message in issues["messages"]:
        print(f"    {message['code']} at {message.get('pointer', '?')}: {message['message']}")
    return int(any(counts.values()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
