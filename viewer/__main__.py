"""`python -m viewer`, the same as the command `psoas-viewer`.

Started by `run.py`, by the command that it installs, or with `python -I`, Python looks for code
nowhere but in its own folders. Otherwise it would take what is still to be imported from the
current folder and from those that PYTHONPATH names: from a folder of downloads, say. They are left
out here, before anything else is imported. What Python itself needs to come this far it has looked
for there already; no program can help that.
"""

# Python has loaded these two before it looks into other folders.
import os
import sys

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120


def _leave_out_other_folders() -> None:
    """Import from Python's own folders, then from the one this package lies in."""
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    around = {os.path.abspath(folder) for folder in (os.curdir, *named)}  # noqa: PTH100
    own = (sys.prefix + os.sep, sys.base_prefix + os.sep)
    kept = [path for path in sys.path if path.startswith(own) or path not in around]
    sys.path[:] = [*(path for path in kept if path != HERE), HERE]


if not sys.flags.isolated:
    _leave_out_other_folders()

from viewer.cli import main  # noqa: E402 - only now is it safe to import

if __name__ == "__main__":
    raise SystemExit(main())
