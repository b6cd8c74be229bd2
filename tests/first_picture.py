"""The real program, run to its first picture; prints the packages that it loaded."""

import sys

BEFORE = frozenset(sys.modules)  # by Python itself, as it starts

# ruff: noqa: E402
from pathlib import Path

from numpy.typing import NDArray
from PySide6.QtCore import QTimer

from viewer import cli, start

PACKAGES = Path(sys.prefix)


class Watched(start.App):
    """Tells what is loaded when the first picture is drawn, and closes the window then."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.draw, self.scene.render = self.scene.render, self.drawn

    def drawn(self, *arguments: object, **options: object) -> NDArray:
        self.scene.render = self.draw
        picture = self.draw(*arguments, **options)
        print(*loaded())
        QTimer.singleShot(0, self.window.close)
        return picture


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
