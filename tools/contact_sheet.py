"""One picture of every shape from several sides, to be judged by eye.

`python -m tools.contact_sheet FILE [--beside FOLDER]`: the folder holds a real person's bones
(`l3_vertebra.ply` and so on), each drawn next to the same view of ours. That sheet is for judging;
only the one of our own shapes is shipped.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import trimesh
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from meshes.keys import CONTEXT
from meshes.library import SurfaceMesh, load_library
from viewer.scene.camera import STANDARD_VIEWS, CameraPose, fitted
from viewer.scene.graphics import off_screen_window
from viewer.scene.scene import Scene
from viewer.state.state import ViewState

WIDTH = 1600
WHOLE_COLUMNS, PART_COLUMNS = 6, 4
CAPTION = 22  # pixels
PARTS = (
    *("t12_vertebra", "l1_vertebra", "l3_vertebra", "l5_vertebra", "l4_l5_disc", "sacrum"),
    *("hip_bone_right", "femur_right", "psoas_major_right", "iliacus_right", "psoas_minor_right"),
)
PART_VIEWS: Mapping[str, tuple[float, float]] = {
    "front": (0.0, 0.0),
    "right": (90.0, 0.0),
    "back": (180.0, 0.0),
    "oblique": (-50.0, 35.0),
}
INK = QColor("#1B2229")
TOGETHER = {"sacrum": ("sacrum", "coccyx")}


class Sheet:
    """Cells of pictures with captions, filled row by row."""

    def __init__(self, height: int) -> None:
        self.image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
        self.image.fill(QColor("#FFFFFF"))
        self._painter = QPainter(self.image)
        font = QFont()
        font.setPixelSize(15)
        self._painter.setFont(font)
        self._painter.setPen(INK)

    def put(self, picture: QImage, left: int, top: int, caption: str) -> None:
        self._painter.drawImage(QPointF(left, top), picture)
        below = QRect(left, top + picture.height(), picture.width(), CAPTION)
        self._painter.drawText(below, Qt.AlignmentFlag.AlignCenter, caption)

    def save(self, path: Path) -> None:
        self._painter.end()
        if not self.image.save(str(path)):
            raise SystemExit(f"{path}: the sheet could not be written. Choose another folder.")


def drawn(scene: Scene, pose: CameraPose, size: tuple[int, int]) -> QImage:
    """One still picture."""
    scene.pose = pose
    pixels = scene.render(*size, still=True)
    image = QImage(pixels.data, *size, 4 * size[0], QImage.Format.Format_RGBX8888)
    return image.flipped(Qt.Orientation.Vertical)


def show_only(scene: Scene, keys: tuple[str, ...]) -> None:
    before = ViewState(hidden=frozenset())
    scene.apply(ViewState(hidden=frozenset(scene.actors)), before)
    scene.apply(before, ViewState(hidden=frozenset(scene.actors) - set(keys)))


def real_person(folder: Path) -> dict[str, SurfaceMesh]:
    """The reference bones of one person as surfaces, x to the right, y to the front, z up."""
    found = {}
    for path in sorted(folder.glob("*.ply")):
        mesh = trimesh.load_mesh(path)
        found[path.stem] = SurfaceMesh(
            np.asarray(mesh.vertices, np.float32),
            np.asarray(mesh.faces, np.int32),
            np.asarray(mesh.vertex_normals, np.float32),
        )
    return found


def rows_of_parts(
    sheet: Sheet, scenes: list[tuple[str, Scene]], top: int, cell: tuple[int, int]
) -> None:
    """Each part from four sides, ours first, the real one right behind."""
    for key in PARTS:
        left = 0
        for view, (azimuth, elevation) in PART_VIEWS.items():
            for whose, scene in scenes:
                keys = tuple(k for k in TOGETHER.get(key, (key,)) if k in scene.actors)
                if keys:
                    show_only(scene, keys)
                    pose = fitted(scene.bounds(keys), cell[0] / cell[1], azimuth, elevation)
                    name = key.replace("_", " ")
                    sheet.put(drawn(scene, pose, cell), left, top, f"{whose}{name}, {view}")
                left += cell[0]
        top += cell[1] + CAPTION


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.contact_sheet", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--beside", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    application = QGuiApplication(["contact-sheet", "-platform", "offscreen"])
    own = Scene(off_screen_window(400, 400), load_library())
    scenes = [("", own)]
    if options.beside:
        scenes.append(("real: ", Scene(off_screen_window(400, 400), real_person(options.beside))))
    whole = (WIDTH // WHOLE_COLUMNS, round(WIDTH / WHOLE_COLUMNS * 1.5))
    across = WIDTH // (PART_COLUMNS * len(scenes))
    part = (across, round(across * (0.62 if len(scenes) == 1 else 1.0)))
    height = whole[1] + CAPTION + len(PARTS) * (part[1] + CAPTION)
    sheet = Sheet(height)
    body = tuple(key for key in own.actors if key not in CONTEXT)
    show_only(own, body)
    for column, (view, angles) in enumerate(STANDARD_VIEWS.items()):
        pose = fitted(own.bounds(body), whole[0] / whole[1], *angles)
        sheet.put(drawn(own, pose, whole), column * whole[0], 0, view)
    rows_of_parts(sheet, scenes, whole[1] + CAPTION, part)
    sheet.save(options.file)
    for _, scene in scenes:
        scene.close()
    del application


if __name__ == "__main__":
    main()
