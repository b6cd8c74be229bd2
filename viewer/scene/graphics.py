"""What the machine can draw with, found before the first picture."""

from __future__ import annotations

import ctypes.util
import sys
from dataclasses import dataclass

import vtkmodules.vtkRenderingOpenGL2  # noqa: F401 - what draws; VTK finds it by name
from vtkmodules.vtkCommonCore import vtkLogger
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from viewer.errors import ViewerError

WAY_OUT = (
    "Update the graphics driver, or use software rendering: on Linux start with "
    "LIBGL_ALWAYS_SOFTWARE=true, on Windows put Mesa's opengl32.dll beside python.exe."
)


def off_screen_window(width: int, height: int) -> vtkRenderWindow:
    """A window that is drawn in memory.

    PyVista's plotter would be one as well, but brings matplotlib, which takes as long to load as
    all of the rest.

    Raises:
        ViewerError: there is no OpenGL 3.2; says what was found and the way out.
    """
    # VTK reports each driver that it tries and rejects; the one sentence below says it all.
    vtkLogger.SetStderrVerbosity(vtkLogger.VERBOSITY_ERROR)
    window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    if sys.platform == "darwin":
        window.SetConnectContextToNSView(False)  # it would open a window of its own
    window.SetSize(width, height)
    if not _draws(window):
        raise ViewerError(
            "This program needs OpenGL 3.2 or newer, and the graphics driver does not offer it "
            f"({window.GetClassName()}). {WAY_OUT}"
        )
    return window


SOFTWARE = ("llvmpipe", "softpipe", "swiftshader", "software rasterizer", "microsoft basic render")


@dataclass(frozen=True, slots=True)
class Graphics:
    """What draws.

    Attributes:
        renderer: its name as OpenGL gives it.
        vendor: likewise.
        version: of OpenGL.
        window: VTK's class of window.
    """

    renderer: str
    vendor: str
    version: str
    window: str

    @property
    def is_software(self) -> bool:
        """The processor draws; there is no graphics card, or none is used."""
        return any(name in self.renderer.lower() for name in SOFTWARE)


def graphics_of(window: vtkRenderWindow) -> Graphics:
    """What a window draws with; the window is opened for this if nothing was drawn yet."""
    window.Start()
    found: dict[str, str] = {}
    for line in window.ReportCapabilities().splitlines():
        name, _, value = line.partition(":")
        found.setdefault(name.strip(), value.strip())
    return Graphics(
        found.get("OpenGL renderer string", "unknown"),
        found.get("OpenGL vendor string", "unknown"),
        found.get("OpenGL version string", "unknown"),
        window.GetClassName(),
    )


def _draws(window: vtkRenderWindow) -> bool:
    # The last resort of VTK claims to work without the library that it needs, and crashes.
    if window.GetClassName() == "vtkOSOpenGLRenderWindow":
        return ctypes.util.find_library("OSMesa") is not None
    return bool(window.SupportsOpenGL())
