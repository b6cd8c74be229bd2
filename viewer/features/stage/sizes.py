"""How large everything on the stage is, for a picture of a size."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

LEAST, MOST = 0.8, 1.4  # of the picture's text scale that the stage follows
MOST_COVERED = 0.3  # of the height that caption and strip may take together
LARGE = 900  # pixels of height from which eight labels have room


@dataclass(frozen=True, slots=True)
class StageSizes:
    """Sizes in pixels.

    Attributes:
        caption, leading, title: height of letters, of a line, and of the letters of the title.
        width: of the caption at most.
        strip, target, button: height of the strip, of a button in it, and of the letters on that.
        side: letters that name the sides of the body.
        label: letters of labels.
        labels: how many of them at most.
        margin: round the body, the caption and the strip.
    """

    caption: int
    leading: int
    title: int
    width: int
    strip: int
    target: int
    button: int
    side: int
    label: int
    labels: int
    margin: int

    @property
    def covered(self) -> int:
        """Height that a caption of two lines with its title and the strip take."""
        return self.strip + 2 * self.leading + round(1.3 * self.title) + 2 * self.margin // 2


def sizes_for(width: int, height: int, text_scale: float = 1.0) -> StageSizes:
    """Sizes for a picture of `width` by `height` pixels.

    Between the two that were laid out by hand, 1024x768 and 1920x1080, and beyond them, everything
    goes with the height; `text_scale` grows the text as far as caption and strip stay under
    `MOST_COVERED` of the height.
    """
    scale = min(max(text_scale, LEAST), MOST)
    sizes = _sizes(width, height, scale)
    while sizes.covered > MOST_COVERED * height and scale > 0.5:
        scale -= 0.05
        sizes = _sizes(width, height, scale)
    return sizes


def _sizes(width: int, height: int, scale: float) -> StageSizes:
    caption = floor(scale * height / 27)
    return StageSizes(
        caption=caption,
        leading=round(1.27 * caption),
        title=floor(scale * height / 38),
        width=min(round(scale * 0.73 * width) + 128, width - 48),
        strip=max(52, round(height / (15 if height >= LARGE else 13.7))),
        target=max(44, min(56, round(height / 16))),
        button=min(24, max(16, round(height / 42))),
        side=round(max(20.0, height / 36)),
        label=round(scale * (height / 36 if height >= LARGE else height / 32)),
        labels=8 if height >= LARGE else 5,
        margin=48 if height >= LARGE else 24,
    )
