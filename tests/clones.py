"""A fresh clone that sets up in seconds: real set-up code, one small package, a small program."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

# The program prints where its package comes from and what it was asked.
PROGRAM = """
import sys
import pinned
print(pinned.__file__, *sys.argv[1:], sep="\\n")
"""


def clone_of(root: Path, place: Path) -> Path:
    """Copy what set-up reads."""
    (place / "tools").mkdir(parents=True)
    for path in [*root.glob("tools/*.py"), *(root / name for name in ("run.py", "pyproject.toml"))]:
        shutil.copy(path, place / path.relative_to(root))
    for name in ("requirements.txt", "requirements-test.txt"):
        shutil.copy(root / name, place / name)
    return place


def small_clone(root: Path, place: Path) -> Path:
    """A clone whose program needs one package, which lies in `place/wheels`."""
    clone_of(root, place)
    (place / "viewer").mkdir()
    (place / "viewer/__init__.py").touch()
    (place / "viewer/__main__.py").write_text(PROGRAM)
    (place / "viewer/start.py").write_text("import pinned\nimport statistics\n")
    (place / "wheels").mkdir()
    digest = write_wheel(place / "wheels", "pinned", {"pinned.py": "def main(): print('tests')\n"})
    for name in ("requirements.txt", "requirements-test.txt"):
        (place / name).write_text(f"pinned==1.0 --hash=sha256:{digest}\n")
    return place


def write_wheel(folder: Path, name: str, files: dict[str, str]) -> str:
    """Write version 1.0 of a package, with a command `pytest`; its hash."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"{name}-1.0.dist-info"
    files = {
        **files,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": f"[console_scripts]\npytest = {name}:main\n",
    }
    files[f"{about}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{about}/RECORD"])
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(
    place: Path, *arguments: str, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """`run.py` of a clone, started from a folder; without one from its own, by its bare name."""
    wheels = (place / "wheels").as_uri()
    return subprocess.run(
        [sys.executable, str(place / "run.py") if folder else "run.py", *arguments],
        cwd=folder or place,
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": wheels, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
