"""What the help sheet says of the mouse, and the About text."""

from __future__ import annotations

GESTURES = (
    ("Drag", "turn the model; up stays up unless tumbling is on"),
    ("Wheel", "zoom to the pointer"),
    ("Middle, right or Shift + drag", "move the model"),
    ("Drag on a thigh, Motion panel in sight", "bend the hip"),
    ("Click", "select and explain"),
    ("Ctrl + click", "add to the selection"),
    ("Ctrl + arrows, Ctrl + space in the list", "go on without choosing, add to the selection"),
    ("Double click", "fly to a structure"),
    ("Right click or menu key", "what can be done with a structure"),
    ("One finger, two fingers", "turn; move and pinch"),
    ("Long press", "the same menu"),
    ("Click on the cube", "look from that side"),
    ("Arrow keys, Shift + arrow keys", "turn, move"),
)

ABOUT = (
    "<h3>Psoas Viewer</h3><p>Where the psoas is and what it does: a teaching model made by code "
    "from published measurements, beside a lay article in its own words.</p>"
    "<p>It is no medical advice. It works offline, has no account and sends nothing.</p>"
)
