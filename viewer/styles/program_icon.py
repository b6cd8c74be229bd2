"""What a desktop knows the program by: its name, and its icon, which `tools/icon.py` draws."""

from __future__ import annotations

from pathlib import Path

NAME = "psoas-viewer"  # of the entry, of its icons, and what a window says that it belongs to
ASSETS = Path(__file__).parent / "assets"
SIZES = (16, 24, 32, 48, 64, 128, 256)  # pixels
