"""What each key of the keyboards of other countries gives, from the system's own descriptions.

    python -m tools.keyboards > tests/viewer/keyboards.txt

Needs X's setxkbmap and xkbcomp and a screen (Xvfb will do); nothing else in the project does.
"""

from __future__ import annotations

import ctypes
import re
import subprocess

LAYOUTS = ["us", "gb", "de", "fr", "es", "it", "se", "no", "dk", "fi", "pl", "tr", "pt", "br", "ch"]
ROWS = {"TLDE": (), "AE": range(1, 13), "AD": range(1, 13), "AC": range(1, 12), "LSGT": (),
        "AB": range(1, 12), "BKSL": ()}  # fmt: skip
NONE = "\N{MIDDLE DOT}"  # a dead key, or no sign
_KEY = re.compile(r"key\s+<(\w+)>\s*\{(.*?)\}\s*;", re.DOTALL)
_SIGNS = re.compile(r"(?:^|=)\s*\[([^\]]*)\]")
_HEAD = """# What each key gives alone and with Shift, a pair a key, in the order of keys' names;
# a middle dot is a dead key or none. Written by tools/keyboards.py, which see.
"""


def main() -> None:
    """Print a line a layout."""
    print(_HEAD, end="")
    for layout in LAYOUTS:
        print(layout, *pairs(layout))


def pairs(layout: str) -> list[str]:
    """The signs of every key, without and with Shift."""
    asked = ["setxkbmap", "-layout", layout, "-print"]
    sketch = subprocess.run(asked, capture_output=True, check=True).stdout
    whole = ["xkbcomp", "-w0", "-xkb", "-", "-"]
    text = subprocess.run(whole, input=sketch, capture_output=True, check=True).stdout.decode()
    found = {name: _SIGNS.search(body) for name, body in _KEY.findall(text)}
    names = [f"{row}{place:02}" for row, places in ROWS.items() for place in places]
    names += [row for row, places in ROWS.items() if not places]
    levels = [found[name] for name in sorted(names) if found.get(name) is not None]
    rows = [[one.strip() for one in level.group(1).split(",")] for level in levels if level]
    return [f"{_sign(row[0])}{_sign(row[1] if len(row) > 1 else '')}" for row in rows]


def _sign(name: str) -> str:
    """The character of a key symbol."""
    xkb = ctypes.CDLL("libxkbcommon.so.0")
    code = xkb.xkb_keysym_to_utf32(xkb.xkb_keysym_from_name(name.encode(), 0))
    return chr(code) if code > ord(" ") else NONE


if __name__ == "__main__":
    main()
