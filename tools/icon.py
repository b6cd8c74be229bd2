"""The program's icon: a right and a left psoas on the lumbar spine, seen from the front.

`python -m tools.icon` draws it anew into `viewer/styles/assets`: one SVG with all detail, and a PNG
for each size that desktops ask for. Up to 32 pixels there are fewer, thicker forms.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from viewer.styles.program_icon import ASSETS, SIZES

FEW_FORMS_TO = 32  # pixels
SIDE = 256.0  # of the drawing, in its own units
MIDDLE = SIDE / 2

HEAD = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE:g} {SIDE:g}">
<title>Psoas Viewer</title>
<defs>
<linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">
<stop offset="0" stop-color="#2C5670"/><stop offset="1" stop-color="#10222F"/></linearGradient>
<linearGradient id="bone" x1="0" y1="0" x2="1" y2="0">
<stop offset="0" stop-color="#CDBB96"/><stop offset="0.45" stop-color="#FBF3DF"/>
<stop offset="1" stop-color="#C9B58E"/></linearGradient>
<linearGradient id="muscle" x1="0" y1="0" x2="1" y2="0">
<stop offset="0" stop-color="#B5352C"/><stop offset="0.5" stop-color="#EC6A55"/>
<stop offset="1" stop-color="#A92C26"/></linearGradient>
</defs>
"""
GROUND = '<rect x="{0}" y="{0}" width="{1}" height="{1}" rx="{2}" fill="url(#ground)"/>'


def drawing(*, few_forms: bool) -> str:
    """The icon as SVG."""
    # A margin of a fraction of a pixel would only blur the edge.
    ground = GROUND.format(0, 256, 52) if few_forms else GROUND.format(6, 244, 56)
    forms = few() if few_forms else all_forms()
    return HEAD + "\n".join((ground, *forms)) + "\n</svg>\n"


def few() -> Iterator[str]:
    """For a few pixels: three vertebrae, two muscles."""
    # On multiples of 16: at 16 pixels their edges fall between two pixels.
    for top in (16, 80, 144):
        yield f'<rect x="96" y="{top}" width="64" height="48" rx="7" fill="#FBF3DF"/>'
    for side in (-1, 1):
        muscle = (
            f"M{x(side, 40)} 30 C{x(side, 74)} 66 {x(side, 106)} 124 {x(side, 92)} 232 "
            f"L{x(side, 62)} 232 C{x(side, 72)} 176 {x(side, 50)} 132 {x(side, 40)} 30 Z"
        )
        yield f'<path d="{muscle}" fill="#EE6450"/>'


def all_forms() -> Iterator[str]:
    """Sacrum, five vertebrae with their processes and discs, two muscles with fibres and tendon."""
    yield (
        f'<path d="M{x(-1, 37)} 182 Q{MIDDLE} 190 {x(1, 37)} 182 C{x(1, 34)} 206 {x(1, 18)} 226 '
        f'{MIDDLE} 238 C{x(-1, 18)} 226 {x(-1, 34)} 206 {x(-1, 37)} 182 Z" fill="url(#bone)"/>'
    )
    tops = [26 + 31 * level for level in range(5)]
    for level, top in enumerate(tops):
        reach = (50, 56, 62, 58, 54)[level]
        for side in (-1, 1):
            yield process(side, top + 11, 24 + level, reach)
    for level, top in enumerate(tops):
        half = 26 + 2.2 * level
        yield (
            f'<rect x="{MIDDLE - half + 3:g}" y="{top + 20}" width="{2 * half - 6:g}" height="13" '
            f'rx="5" fill="#6FA3B8"/>'
        )
        yield block(top, 23, half, "url(#bone)")
    for side in (-1, 1):
        yield from psoas(side)


def x(side: int, away: float) -> str:
    """A place to the side of the middle: -1 left, 1 right."""
    return f"{MIDDLE + side * away:g}"


def block(top: float, height: float, half: float, fill: str) -> str:
    """A vertebral body: corners rounded, sides drawn in."""
    low, waist = top + height, half - 0.13 * height
    return (
        f'<path d="M{x(-1, half - 4)} {top:g} Q{MIDDLE} {top + 3:g} {x(1, half - 4)} {top:g} '
        f"Q{x(1, half + 2)} {top:g} {x(1, half)} {top + 5:g} Q{x(1, waist)} {top + height / 2:g} "
        f"{x(1, half)} {low - 5:g} Q{x(1, half + 2)} {low:g} {x(1, half - 4)} {low:g} "
        f"Q{MIDDLE} {low - 3:g} {x(-1, half - 4)} {low:g} Q{x(-1, half + 2)} {low:g} "
        f"{x(-1, half)} {low - 5:g} Q{x(-1, waist)} {top + height / 2:g} {x(-1, half)} {top + 5:g} "
        f'Q{x(-1, half + 2)} {top:g} {x(-1, half - 4)} {top:g} Z" fill="{fill}"/>'
    )


def process(side: int, middle: float, root: float, reach: float) -> str:
    """A transverse process: a bar that ends round."""
    return (
        f'<path d="M{x(side, root - 8)} {middle - 6:g} L{x(side, reach)} {middle - 7:g} '
        f"Q{x(side, reach + 8)} {middle - 4:g} {x(side, reach)} {middle + 1:g} "
        f'L{x(side, root - 8)} {middle + 6:g} Z" fill="#E3D3B0"/>'
    )


def psoas(side: int) -> Iterator[str]:
    """From the sides of the bodies out and down, thickest at the fourth, to a pale tendon."""
    yield (
        f'<path d="M{x(side, 74)} 204 C{x(side, 82)} 214 {x(side, 84)} 226 {x(side, 80)} 240 '
        f"L{x(side, 90)} 240 C{x(side, 96)} 226 {x(side, 97)} 212 {x(side, 92)} 196 Z"
        f'" fill="#F3E6CC"/>'
    )
    belly = (
        f"M{x(side, 27)} 30 C{x(side, 46)} 50 {x(side, 72)} 96 {x(side, 88)} 140 "
        f"C{x(side, 100)} 174 {x(side, 98)} 200 {x(side, 92)} 222 "
        f"C{x(side, 88)} 200 {x(side, 74)} 190 {x(side, 58)} 168 "
        f"C{x(side, 38)} 140 {x(side, 33)} 92 {x(side, 27)} 30 Z"
    )
    yield f'<path d="{belly}" fill="url(#muscle)" stroke="#7E1F1B" stroke-width="2.5"/>'
    for start, out, low in ((58, 58, 74), (84, 66, 82), (50, 48, 64)):
        yield (
            f'<path d="M{x(side, 34 + (start - 50) / 6)} {start} C{x(side, out - 10)} 100 '
            f'{x(side, out + 14)} 150 {x(side, low + 14)} 196" fill="none" stroke="#FFC2B0" '
            f'stroke-opacity="0.55" stroke-width="2.6" stroke-linecap="round"/>'
        )


def picture(size: int) -> QImage:
    """The icon in this many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    text = drawing(few_forms=size <= FEW_FORMS_TO)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    return image


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.icon", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ASSETS, metavar="FOLDER")
    folder = parser.parse_args().folder
    application = QGuiApplication(["icon", "-platform", "offscreen"])
    (folder / "icon.svg").write_text(drawing(few_forms=False), encoding="utf-8")
    for size in SIZES:
        picture(size).save(str(folder / f"icon-{size}.png"))
    del application


if __name__ == "__main__":
    main()
