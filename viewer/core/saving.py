"""Asks where to save: the name gets its ending, and nothing is overwritten unasked."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.core.messages import asked


def ask_where_to_save(
    window: QWidget, title: str, name: str, kinds: str, endings: tuple[str, ...]
) -> Path | None:
    """The file that the user names, None where they would rather not.

    Args:
        window: over which is asked.
        title: of the dialog.
        name: to begin with.
        kinds: of files, as Qt's dialogs take them.
        endings: that a name may have, such as `.png`; a name without any of them gets the first.
    """
    chosen, _ = QFileDialog.getSaveFileName(window, title, name, kinds)
    if not chosen:
        return None
    if chosen.lower().endswith(endings):
        return Path(chosen)  # the dialog has asked already
    whole = Path(chosen + endings[0])
    if os.path.lexists(whole) and not asked(window, f"{whole} is there already. Replace it?"):
        return None
    return whole
