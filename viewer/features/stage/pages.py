"""A text cut into pages of two lines, so that a caption never covers the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

LINES = 2


def pages(texts: Sequence[str], room: float, width_of: Callable[[str], float]) -> tuple[str, ...]:
    """Every text in as many pages as it needs, its words whole and in their order.

    Args:
        texts: one thought each; a page never holds parts of two.
        room: width of a line.
        width_of: of a line of text, in the same unit.

    Returns:
        Pages of at most `LINES` lines, the lines parted by newlines.
    """
    found: list[str] = []
    for text in texts:
        lines = _lines(text.split(), room, width_of)
        even = -(-len(lines) // LINES)
        found += ["\n".join(lines[LINES * at : LINES * (at + 1)]) for at in range(even)]
    return tuple(found)


def _lines(words: Sequence[str], room: float, width_of: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
