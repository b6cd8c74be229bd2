"""The real program, run to its first picture; prints the packages that it loaded."""

import sys

BEFORE = frozenset(sys.modules)  # by Python itself, as it starts

# ruff: noqa: E402
from pathlib import Path

from PySide6.QtCore import QTimer

from viewer import cli, start

PACKAGES = Path(sys.prefix)


class Watched(start.App):
    """Closes the window at the first picture."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.looks = QTimer(self, interval=0)
        self.looks.timeout.connect(self.look)
        self.looks.start()

    def look(self) -> None:
        if self.viewport.frames:
            print(*loaded())
            self.looks.stop()
            self.window.close()


def loaded() -> set[str]:
    """Top names of what does not belong to Python itself."""
    files = {name: getattr(module, "__file__", None) for name, module in sys.modules.items()}
    return {
        name.split(".")[0]
        for name, file in files.items()
        if name not in BEFORE and file and PACKAGES in Path(file).parents
    }


start.App = Watched
raise SystemExit(cli.main([]))
