"""Labels in the margins: no line crosses another, no box lies on another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from viewer.features.labels.placing import Area, Placed, Wish, crossing, place

HEIGHT = 20.0
pins = st.tuples(st.floats(-100, 2000), st.floats(-100, 1200))
wishes = st.lists(st.tuples(pins, st.floats(20, 220)), max_size=40).map(
    lambda rows: [Wish(str(i), pin, width) for i, (pin, width) in enumerate(rows)]
)
areas = st.builds(
    Area,
    st.just(10.0),
    st.just(10.0),
    st.floats(500, 1900),
    st.floats(200, 1000),
    st.floats(0, 150),
)


def apart(one: Placed, other: Placed) -> bool:
    return (
        one.left + one.width <= other.left
        or other.left + other.width <= one.left
        or one.top + one.height <= other.top + 1e-6
        or other.top + other.height <= one.top + 1e-6
    )


@given(wishes, areas)
def test_nothing_crosses_or_overlaps_wherever_the_pins_lie(asked: list[Wish], area: Area) -> None:
    placed = place(asked, area, HEIGHT)

    for one, other in combinations(placed, 2):
        assert not crossing(one.start, one.pin, other.start, other.pin)
        assert apart(one, other)
    for label in placed:
        on_right = label.start[0] == label.left
        assert area.top + (area.corner if on_right else 0.0) - 1e-6 <= label.top
        assert label.top + label.height <= area.bottom + 1e-6
        assert area.left - 1e-6 <= label.left
        assert label.left + label.width <= area.right + 1e-6


@given(wishes, areas)
def test_a_label_is_placed_once_and_keeps_its_pin(asked: list[Wish], area: Area) -> None:
    placed = place(asked, area, HEIGHT)

    by_id = {wish.id: wish for wish in asked}
    assert len({label.id for label in placed}) == len(placed)
    assert all(by_id[label.id].pin == label.pin for label in placed)


def test_forty_pins_on_the_model_all_find_room() -> None:
    asked = [Wish(str(i), (300.0 + 7 * (i % 10), 60.0 + 12 * i), 150.0) for i in range(40)]

    assert len(place(asked, Area(10, 10, 670, 610), HEIGHT)) == 40


def test_the_line_leaves_the_box_at_its_inner_edge_and_a_lone_label_stands_level() -> None:
    (label,) = place([Wish("l3", (200.0, 300.0), 80.0)], Area(10, 10, 670, 610), HEIGHT)

    assert label.start == (label.left + label.width, 300.0)
    assert label.pin == (200.0, 300.0)
