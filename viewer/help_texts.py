"""The help sheet and the About text."""

from __future__ import annotations

from html import escape

from viewer.actions.table import ACTIONS

_MOUSE = (
    ("Drag", "turn the model; up stays up unless tumbling is on"),
    ("Wheel", "zoom to the pointer"),
    ("Middle, right or Shift + drag", "move the model"),
    ("Click", "select and explain"),
    ("Ctrl + click", "add to the selection"),
    ("Double click", "fly to a structure"),
    ("Arrow keys, Shift + arrow keys", "turn, move"),
)

ABOUT = (
    "<h3>Psoas Viewer</h3><p>Where the psoas is and what it does: a teaching model made by code "
    "from published measurements, beside a lay article in its own words.</p>"
    "<p>It is no medical advice. It works offline, has no account and sends nothing.</p>"
)


def keys_sheet() -> str:
    """All gestures and shortcuts as rich text."""
    rows = [(gesture, does) for gesture, does in _MOUSE]
    rows += [(" or ".join(spec.keys), spec.text.rstrip(" .")) for spec in ACTIONS if spec.keys]
    cells = "".join(
        f'<tr><td style="padding-right:18px;"><b>{escape(k)}</b></td><td>{escape(d)}</td></tr>'
        for k, d in rows
    )
    return f"<table>{cells}</table>"
