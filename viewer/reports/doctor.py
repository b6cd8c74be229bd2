"""The graphics doctor: what draws here, how fast, and what was made of it, as plain text."""

from __future__ import annotations

import os
import platform
import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from vtkmodules.vtkCommonCore import vtkVersion

from viewer.display import missing_display
from viewer.scene.graphics import Graphics
from viewer.scene.quality import Quality

ADVICE_SOFTWARE = (
    "The processor draws, because no graphics card was found or its driver is not in use. That "
    "is enough: the picture is drawn coarser while it moves. A driver from the maker of the "
    "computer would make it faster."
)
ADVICE_HARDWARE = "The graphics card draws."


def findings(graphics: Graphics, quality: Quality, size: tuple[int, int]) -> list[tuple[str, str]]:
    """(what, found) for each thing that matters.

    Args:
        graphics: what draws.
        quality: what was measured and chosen.
        size: of the picture in pixels.
    """
    screens = QGuiApplication.screens()
    seen = [f"{one.geometry().width()} x {one.geometry().height()}" for one in screens]
    scales = [f"{one.devicePixelRatio():g}" for one in screens]
    usual = quality.usual
    return [
        ("Drawn by", "the processor" if graphics.is_software else "the graphics card"),
        ("Renderer", graphics.renderer),
        ("Vendor", graphics.vendor),
        ("OpenGL", graphics.version),
        ("VTK", f"{vtkVersion.GetVTKVersion()} ({graphics.window})"),
        ("Qt", f"{qVersion()} on {QGuiApplication.platformName()}"),
        ("Python", platform.python_version()),
        ("System", f"{platform.system()} {platform.release()} {platform.machine()}".strip()),
        ("Screens", ", ".join(seen) or "none"),
        ("Scale factor", ", ".join(scales) or "unknown"),
        ("Picture", f"{size[0]} x {size[1]} pixels"),
        ("A frame while moving", _milliseconds(usual) if usual else "not measured yet: turn it"),
        ("The finished picture", _milliseconds(quality.still)),
        ("Quality", f"{quality.mode}, {quality.chosen:.0%} of the resolution while moving"),
        ("Transparency", "sorted by depth" if graphics.is_software else "peeled by depth"),
    ]


def advice(graphics: Graphics) -> str:
    """What to make of it."""
    return ADVICE_SOFTWARE if graphics.is_software else ADVICE_HARDWARE


def as_text(rows: list[tuple[str, str]]) -> str:
    """One line each, to be sent to whoever helps."""
    return "\n".join(f"{what}: {found}" for what, found in rows)


def _milliseconds(seconds: float) -> str:
    return f"{1000.0 * seconds:.0f} ms"


def on_this_machine() -> str:
    """The findings without a window.

    Raises:
        ViewerError: nothing can be drawn.
    """
    from viewer.scene.graphics import (  # noqa: PLC0415 - VTK's drawing only where it is asked for
        graphics_of,
        off_screen_window,
    )

    # Qt would end the program where there is no screen; nothing of Qt is drawn here.
    if missing_display() is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    window = off_screen_window(320, 240)
    graphics = graphics_of(window)
    window.Finalize()
    measured = ("Picture", "A frame while moving", "The finished picture", "Quality")
    found = findings(graphics, Quality(), (320, 240))
    rows = [row for row in found if row[0] not in measured]
    del application
    return f"{as_text(rows)}\n{advice(graphics)}"
