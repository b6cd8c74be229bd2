"""Set the program up and start it: `python3 run.py`. Needs Python alone.

python3 run.py                 set up what is missing, then open the window
python3 run.py setup           set up, mend what is damaged, and stop
python3 run.py test            set up the tests too, then run every check and test
python3 run.py test ARGS       only pytest, with these arguments
python3 run.py list ...        any other arguments go to psoas-viewer
"""

# Python has loaded these two before it looked at PYTHONPATH; whatever else is imported, be it
# `__future__`, could come from a folder that PYTHONPATH names, and often that is the current one.
import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120 - pathlib is not safe yet
PYTHONS_OWN = os.path.dirname(os.__file__)  # noqa: PTH120


def leave_out_named_folders():
    """Import from this folder and Python's own ones, not from those that PYTHONPATH names."""
    named = {os.path.abspath(name) for name in os.environ.get("PYTHONPATH", "").split(os.pathsep)}  # noqa: PTH100
    kept = [path for path in sys.path if path.startswith(PYTHONS_OWN) or path not in named]
    sys.path[:] = [HERE, *(path for path in kept if path != HERE)]


if __name__ == "__main__":
    leave_out_named_folders()
    from tools.starting import main

    raise SystemExit(main(sys.argv[1:]))
