"""How large things on the stage are, and how words become pages."""

from __future__ import annotations

import pytest

from viewer.features.stage.corners import ends_of
from viewer.features.stage.pages import LINES, pages
from viewer.features.stage.sizes import MOST_COVERED, sizes_for

SCREENS = [
    (640, 400),
    (900, 560),
    (1024, 600),
    (1024, 768),
    (1280, 720),
    (1920, 1080),
    (3840, 2160),
]


def test_the_two_screens_that_were_laid_out_by_hand() -> None:
    large, small = sizes_for(1920, 1080), sizes_for(1024, 768)
    assert (large.caption, large.leading, large.title, large.strip) == (40, 51, 28, 72)
    assert (small.caption, small.leading, small.strip) == (28, 36, 56)
    assert (large.label, large.labels, large.side) == (30, 8, 30)
    assert (small.label, small.labels, small.side) == (24, 5, 21)
    assert (large.target, large.button, small.target) == (56, 24, 48)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scale", [0.5, 0.8, 1.0, 1.4, 3.0])
def test_caption_and_strip_never_take_more_than_their_share(
    screen: tuple[int, int], scale: float
) -> None:
    sizes = sizes_for(*screen, scale)
    assert sizes.covered <= MOST_COVERED * screen[1]
    assert sizes.width <= screen[0]
    assert sizes.target >= 44


def test_words_become_pages_of_two_lines_and_none_is_lost() -> None:
    texts = ["one two three four five six seven", "eight", "a-word-wider-than-any-line b"]
    made = pages(texts, 9.0, lambda line: float(len(line)))
    assert made[0] == "one two\nthree"
    assert all(page.count("\n") < LINES for page in made)
    assert " ".join(made).split() == " ".join(texts).split()
    assert "eight" in made  # thoughts do not share a page
    assert pages([], 9.0, len) == ()


@pytest.mark.parametrize(
    ("right", "ends"),
    [
        ((-1.0, 0.0, 0.0), ("R", "L")),
        ((1.0, 0.0, 0.0), ("L", "R")),
        ((0.1, 0.9, 0.2), ("Back", "Front")),
        ((0.0, -1.0, 0.0), ("Front", "Back")),
    ],
)
def test_what_lies_to_the_left_and_to_the_right(
    right: tuple[float, float, float], ends: tuple[str, str]
) -> None:
    assert ends_of(right) == ends
