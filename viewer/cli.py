"""The program from outside: `main` runs one command and says how it ended.

Nothing else is imported before Ctrl+C has its meaning.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence

from viewer import ends

NO_MEMORY = "There is not enough memory. Close other programs and try again."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status (0 well, 1 failed, 2 wrong usage, 130 stopped).

    With arguments it is somebody else's program that calls, which gets its own Ctrl+C back.
    """
    former = ends.stop_at_ctrl_c()
    ends.stand_in_for_missing_streams()
    try:
        return _status(arguments)
    finally:
        if arguments is None:
            ends.ignore_ctrl_c()
        elif callable(former):
            signal.signal(signal.SIGINT, former)


def _status(arguments: Sequence[str] | None) -> int:
    try:
        from viewer.commands import answer  # noqa: PLC0415 - takes long, see above

        return answer(arguments)
    except ends.OutputError as error:
        return ends.without_output(error)
    except MemoryError:
        ends.complain(NO_MEMORY)
    except ImportError as error:
        # The system's loader has no error of its own for this.
        scarce = "annot allocate memory" in str(error) or "failed to map" in str(error)
        repair = "Install the program again with: python3 run.py setup"
        ends.complain(NO_MEMORY if scarce else f"A part cannot be loaded ({error}). {repair}")
    return 1
