"""Reads the finished picture of a render window into numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderWindow

FRONT_BUFFER = 1


class PixelReader:
    """Keeps one buffer, so that a frame costs no new memory.

    Attributes:
        window: the one that is read.
    """

    def __init__(self, window: vtkRenderWindow) -> None:
        self.window = window
        self._buffer = vtkUnsignedCharArray()

    def read(self) -> NDArray[np.uint8]:
        """(height, width, 4) RGBA from the bottom row up; the next call uses it again."""
        width, height = self.window.GetSize()
        self.window.GetRGBACharPixelData(0, 0, width - 1, height - 1, FRONT_BUFFER, self._buffer, 0)
        pixels: NDArray[np.uint8] = vtk_to_numpy(self._buffer)  # type: ignore[no-untyped-call]
        return pixels.reshape(height, width, 4)
