"""Where labels stand: two columns in the margins, leader lines that never cross.

Boxes of a column share their inner edge and are stacked without overlap, each as near to the
height of its pin as the others allow. Every line runs from that edge to its pin. Two lines that
would cross change places, which makes both together shorter, so the changing ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

GAP = 4.0  # least pixels between boxes
AIRY = 1.5  # heights of a box from one name to the next, where there is room
CLEAR = 6.0  # pixels between a pin and the edge of a column

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants a place: its pin in the picture and the width of its box, pixels."""

    id: str
    pin: Point
    width: float


@dataclass(frozen=True, slots=True)
class Area:
    """The part of the picture that labels may use, pixels, y downwards.

    Attributes:
        corner: height that is taken at the top of the right column.
    """

    left: float
    top: float
    right: float
    bottom: float
    corner: float = 0.0

    def rooms(self, height: float) -> tuple[int, int]:
        """How many boxes the left and the right column hold."""
        left, right = (
            max(0, int((self.bottom - self.top - taken + GAP) // (height + GAP)))
            for taken in (0.0, self.corner)
        )
        return left, right


@dataclass(frozen=True, slots=True)
class Placed:
    """A label in its place.

    Attributes:
        id: of the wish.
        left, top, width, height: the box, pixels.
        start: where the leader line leaves the box.
        pin: where it ends.
    """

    id: str
    left: float
    top: float
    width: float
    height: float
    start: Point
    pin: Point


def place(wishes: Sequence[Wish], area: Area, height: float) -> tuple[Placed, ...]:
    """Places for as many labels as fit; pins outside the area or under a column get none.

    Args:
        wishes: in order of importance; the last ones give way when there are too many.
        area: what may be used.
        height: of every box.
    """
    rooms = area.rooms(height)
    seen = [w for w in wishes if _inside(w, area)][: sum(rooms)]
    on_left, on_right = _shared_out(seen, area, rooms)
    edge_left = area.left + max((w.width for w in on_left), default=0.0)
    edge_right = area.right - max((w.width for w in on_right), default=0.0)
    on_left = [w for w in on_left if edge_left + CLEAR < w.pin[0] < edge_right - CLEAR]
    on_right = [w for w in on_right if edge_left + CLEAR < w.pin[0] < edge_right - CLEAR]
    lower = replace(area, top=area.top + area.corner)
    return (
        *_column(on_left, edge_left, area, height, on_left=True),
        *_column(on_right, edge_right, lower, height, on_left=False),
    )


def _inside(wish: Wish, area: Area) -> bool:
    x, y = wish.pin
    return area.left < x < area.right and area.top < y < area.bottom


def _shared_out(
    wishes: Sequence[Wish], area: Area, rooms: tuple[int, int]
) -> tuple[list[Wish], list[Wish]]:
    """Left and right column: parted at the middle, or where both columns can hold their share."""
    ordered = sorted(wishes, key=lambda w: w.pin)
    middle = (area.left + area.right) / 2.0
    count = sum(w.pin[0] < middle for w in ordered)
    count = min(max(count, len(ordered) - rooms[1]), rooms[0])
    return ordered[:count], ordered[count:]


def _column(
    wishes: Sequence[Wish], edge: float, area: Area, height: float, *, on_left: bool
) -> list[Placed]:
    ordered = sorted(wishes, key=lambda w: w.pin[1])
    room = (area.bottom - area.top - height) / max(1, len(ordered) - 1)
    step = max(height + GAP, min(AIRY * height, room))
    tops = _stacked([w.pin[1] - height / 2.0 for w in ordered], step, area, height)
    middles = [top + height / 2.0 for top in tops]
    _uncross(ordered, middles, edge)
    return [
        Placed(
            wish.id,
            edge - wish.width if on_left else edge,
            middle - height / 2.0,
            wish.width,
            height,
            (edge, middle),
            wish.pin,
        )
        for wish, middle in zip(ordered, middles, strict=True)
    ]


def _stacked(wanted: Sequence[float], step: float, area: Area, height: float) -> list[float]:
    """Tops at least `step` apart inside the area, with the least squares of displacement.

    Pool adjacent violators: neighbours that would overlap become one block about their mean.
    """
    blocks: list[tuple[float, int]] = []  # (sum of wanted tops less their steps, how many)
    for index, top in enumerate(wanted):
        blocks.append((top - index * step, 1))
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            total, count = blocks.pop()
            blocks[-1] = (blocks[-1][0] + total, blocks[-1][1] + count)
    means = [_mean(block) for block in blocks for _ in range(block[1])]
    lowest = area.bottom - height - (len(wanted) - 1) * step
    return [
        min(max(mean, area.top), max(lowest, area.top)) + index * step
        for index, mean in enumerate(means)
    ]


def _mean(block: tuple[float, int]) -> float:
    return block[0] / block[1]


def _uncross(wishes: list[Wish], middles: Sequence[float], edge: float) -> None:
    """Change places in `wishes` until no two lines cross."""
    changed = True
    while changed:
        changed = False
        for upper in range(len(wishes)):
            for lower in range(upper + 1, len(wishes)):
                first = ((edge, middles[upper]), wishes[upper].pin)
                second = ((edge, middles[lower]), wishes[lower].pin)
                if crossing(*first, *second):
                    wishes[upper], wishes[lower] = wishes[lower], wishes[upper]
                    changed = True


def crossing(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the segments `ab` and `cd` cross in a point inside both."""
    return _turn(a, b, c) * _turn(a, b, d) < 0.0 and _turn(c, d, a) * _turn(c, d, b) < 0.0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
