"""The picture of the anatomy: one actor a structure, drawn into memory.

The scene renders off-screen and hands the pixels on. That keeps Qt and OpenGL apart (no shared
context, any window system, any widget over the picture) and is the fastest way in software
rendering; see docs/adr/001-image-path.md for the figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow

from meshes.library import SurfaceMesh
from viewer.scene.behind.backdrop import Backdrop
from viewer.scene.camera import VIEW_ANGLE, CameraPose, picture_height
from viewer.scene.cutting import Cutting
from viewer.scene.graphics import graphics_of
from viewer.scene.lights import add_lights
from viewer.scene.look import LIGHT, Look
from viewer.scene.marks import Marks, Rim
from viewer.scene.materials import MUSCLES, material_of, vertex_colours
from viewer.scene.moving import Moving
from viewer.scene.paint import painted, takes_paint
from viewer.scene.picking import KeyPicture, Picker
from viewer.scene.pixels import PixelReader
from viewer.scene.translucent import Translucent
from viewer.scene.xray import prepare_xray, set_xray
from viewer.state.state import ViewState

STILL_SAMPLES = 4
# Pixels of edge, line and edge round what is selected, and of line and edge under the pointer.
SELECTED_WIDTHS, HOVER_WIDTHS = (1.0, 2.0, 2.0), (1.0, 1.0)
BRIGHTER = 0.16
FILM_RIM = 0.5  # opacity of the rim of what is always seen through
RECEDED = 0.18  # opacity of what recedes while a sentence is read


class Scene:
    """Structures, camera and light, drawn on demand.

    Attributes:
        line_scale: factor on the width of outlines, for who looks from far away.
        samples: of each pixel of a finished picture, for smooth edges.
    """

    def __init__(self, window: vtkRenderWindow, meshes: Mapping[str, SurfaceMesh]) -> None:
        self._meshes = meshes
        self.line_scale = 1.0
        self.samples = STILL_SAMPLES
        self._window, self._renderer = window, vtkRenderer()
        window.AddRenderer(self._renderer)
        self.backdrop = Backdrop(window, self._renderer)
        self._data = {key: _poly_data(key, mesh) for key, mesh in meshes.items()}
        self.actors = {key: _actor(key, data) for key, data in self._data.items()}
        for actor in self.actors.values():
            self._renderer.AddActor(actor)
        self.cutting = Cutting(self._renderer, self.actors, meshes)
        self.picker = Picker(self._renderer, self.actors, self.cutting)
        self.moving = Moving(self.actors, self._data, meshes)
        self._marks = Marks(self.actors, self._renderer.GetActiveCamera())
        self._key_picture: KeyPicture | None = None
        self._hovered: str | None = None
        self.graphics = graphics_of(self._window)
        self._translucent = Translucent(self._renderer, peels=not self.graphics.is_software)
        self._films = frozenset(key for key in meshes if material_of(key).opacity < 1.0)
        self._seen_through: Set[str] = self._films
        self._bright: set[str | None] = set()
        self._muscles = frozenset(key for key in meshes if material_of(key) in MUSCLES)
        self._state = ViewState()
        self._pose = CameraPose((0.0, 0.0, 0.0), 1000.0)
        self._reader = PixelReader(self._window)
        add_lights(self._renderer)
        self._window.SetMultiSamples(0)
        self.set_look(LIGHT)

    @property
    def pose(self) -> CameraPose:
        return self._pose

    @pose.setter
    def pose(self, pose: CameraPose) -> None:
        self._pose = pose

    def set_look(self, look: Look) -> None:
        """Ground and outline colours."""
        self.look = look
        self.backdrop.set_look(look)
        self._brighten()

    def apply(self, old: ViewState, new: ViewState) -> None:
        """Touch only what differs between `old` and `new`."""
        if (old.pose, old.foot) != (new.pose, new.foot):
            self.moving.show(new.pose, new.foot)
            self.cutting.use(self.moving.meshes)
        self._cut(old, new)
        for key in self._touched(old, new):
            self._make_solid_or_faint(key, new)
        if self._painted_muscles(old) != self._painted_muscles(new):
            self._paint(new)
        self._state = new
        self._seen_through = self._films | self._fainter(new)
        self._fade_caps(new)
        self.picker.seen_through = new.xray | {k for k in self._fainter(new) if self.recedes(k)}
        self._brighten()

    def _fainter(self, state: ViewState) -> Set[str]:
        """The structures that may be less than solid."""
        muscles = self._muscles if state.attachments else frozenset()
        return (state.seen_through | muscles) & self.actors.keys()

    def _touched(self, old: ViewState, new: ViewState) -> Set[str]:
        """The structures whose opacity may differ between two states."""
        which = ("faded", "ghosted", "xray", "opacities", "attachments")
        if all(getattr(old, name) == getattr(new, name) for name in which):
            return frozenset()
        return self._fainter(old) | self._fainter(new)

    def _make_solid_or_faint(self, key: str, state: ViewState) -> None:
        actor, opacity, xray = self.actors[key], self._opacity(key, state), key in state.xray
        actor.GetProperty().SetOpacity(opacity)
        set_xray(actor, xray)
        # Of what is seen through only the side towards the eye is drawn: no sorting within.
        actor.GetProperty().SetBackfaceCulling(opacity < 1.0 or xray)

    def _cut(self, old: ViewState, new: ViewState) -> None:
        watched = ("hidden", "cut", "pose", "foot")
        if all(getattr(old, name) == getattr(new, name) for name in watched):
            return
        self.cutting.apply(new.cut, new.hidden)
        gone = new.hidden | self.cutting.away | self.moving.left_out
        for key, actor in self.actors.items():
            actor.SetVisibility(key not in gone)

    def recedes(self, key: str) -> bool:
        """Whether a structure is only hinted at just now."""
        return self._opacity(key, self._state) <= RECEDED

    def _opacity(self, key: str, state: ViewState) -> float:
        hinted = state.faded | state.ghosted
        recedes = key in hinted or (state.attachments and material_of(key) in MUSCLES)
        opacity = material_of(key).opacity * state.opacity_of(key)
        return min(RECEDED, opacity) if recedes else opacity

    def _paint(self, state: ViewState) -> None:
        """Lay the attachments of the muscles that are shown over the bones, or take them off."""
        muscles = self._painted_muscles(state)
        for key, mesh in self._meshes.items():
            if takes_paint(mesh):
                colours = painted(vertex_colours(material_of(key), mesh), mesh, muscles)
                self._data[key].point_data["colour"] = colours
                self._data[key].set_active_scalars("colour")

    def _painted_muscles(self, state: ViewState) -> frozenset[str]:
        shown = self._meshes.keys() - state.hidden if state.attachments else ()
        return frozenset(key.rsplit("_", 1)[0] for key in shown if material_of(key) in MUSCLES)

    def _fade_caps(self, state: ViewState) -> None:
        """Cut faces are as solid as what they belong to; a film has a rim only, to be seen."""
        for key, cap in self.cutting.caps:
            opacity = self._opacity(key, state)
            if material_of(key).opacity < 1.0 and opacity < 1.0:
                opacity = FILM_RIM * opacity / material_of(key).opacity
            cap.GetProperty().SetOpacity(min(opacity, RECEDED) if key in state.xray else opacity)

    def hover(self, key: str | None) -> bool:
        """Mark the structure under the pointer; False when nothing changes."""
        if key == self._hovered:
            return False
        self._hovered = key
        self._brighten()
        return True

    def _brighten(self) -> None:
        marked = {self._hovered, *self._state.selected}
        for key in marked ^ self._bright:
            if key is not None and key in self.actors:
                glow = material_of(key).glow + (BRIGHTER if key in marked else 0.0)
                self.actors[key].GetProperty().SetAmbient(glow)
        self._bright = marked
        for key, cap in self.cutting.caps:
            # Bone is pale as it is: as much as on its outside would make it white.
            cap.GetProperty().SetAmbient(BRIGHTER / 3.0 if key in marked else 0.0)

    def bounds(self, keys: tuple[str, ...]) -> NDArray[np.float64]:
        """(2, 3) box round the structures, mm."""
        boxes = np.array([self.actors[key].GetBounds() for key in keys]).reshape(-1, 3, 2)
        return np.stack([boxes[:, :, 0].min(axis=0), boxes[:, :, 1].max(axis=0)])

    def render(
        self, width: int, height: int, *, still: bool, line_scale: float = 1.0
    ) -> NDArray[np.uint8]:
        """Draw the picture: (height, width, 4) RGBA from the bottom row up.

        The array is used again by the next call. `still` asks for smooth edges, which software
        rendering pays for with three times the time; `line_scale` widens lines on dense screens.
        """
        if tuple(self._window.GetSize()) != (width, height):
            self._window.SetSize(width, height)
        samples = self.samples if still else 0
        if self._window.GetMultiSamples() != samples:
            self._window.SetMultiSamples(samples)
        self.aim()
        self._arrange()
        self._window.Render()
        picture = self._reader.read()
        self._draw_marks(picture, line_scale)
        return picture

    def _arrange(self) -> None:
        """Have what is seen through drawn after what lies behind it."""
        faint = [self.actors[key] for key in self._seen_through if key not in self._state.hidden]
        caps = [cap for key, cap in self.cutting.caps if key in self._seen_through]
        self._translucent.arrange([*faint, *caps], self._pose.direction)

    def _draw_marks(self, picture: NDArray[np.uint8], scale: float) -> None:
        selected, look, scale = self._state.selected, self.look, scale * self.line_scale
        if selected:
            colours = (look.edge, look.line, look.edge)
            rims = list(map(Rim, colours, SELECTED_WIDTHS))
            self._marks.draw(picture, selected, rims, scale)
        if self._hovered is not None and self._hovered not in selected:
            rims = list(map(Rim, (look.line, look.edge), HOVER_WIDTHS))
            self._marks.draw(picture, (self._hovered,), rims, scale)

    def aim(self) -> None:
        """Look as the pose asks, so that picks are true for it before it is drawn."""
        camera = self._renderer.GetActiveCamera()
        camera.SetViewAngle(VIEW_ANGLE)
        camera.SetParallelProjection(self._pose.parallel)
        camera.SetParallelScale(picture_height(self._pose) / 2.0)
        camera.SetFocalPoint(*self._pose.focal_point)
        camera.SetPosition(*self._pose.eye)
        camera.SetViewUp(*self._pose.view_up)
        self._renderer.ResetCameraClippingRange()
        self.backdrop.aim()

    def keys_in_front(self, width: int, height: int) -> tuple[NDArray[np.uint8], tuple[str, ...]]:
        """A small picture (height, width), bottom row first, of the numbers of what is in front.

        Returns:
            The picture, 0 where there is nothing, and the structures: number 1 is the first one.
            What is seen through counts as nothing.
        """
        self.aim()
        if self._key_picture is None:
            self._key_picture = KeyPicture(self.actors, self._renderer.GetActiveCamera())
        solid = self.actors.keys() - self._films - self.picker.seen_through
        return self._key_picture.draw(solid, width, height), self._key_picture.keys

    def to_picture(self, point: NDArray[np.float64]) -> tuple[float, float]:
        """Where a point (3,) in mm is drawn, fractions from the lower left corner."""
        self._renderer.SetWorldPoint([*point.tolist(), 1.0])
        self._renderer.WorldToView()
        x, y, _ = self._renderer.GetViewPoint()
        return (x + 1.0) / 2.0, (y + 1.0) / 2.0

    def close(self) -> None:
        """Free the graphics memory; nothing can be drawn afterwards."""
        self._marks.close()
        if self._key_picture is not None:
            self._key_picture.close()
        self._window.Finalize()


def _poly_data(key: str, mesh: SurfaceMesh) -> pv.PolyData:
    # A copy: a pose writes into the points that are drawn, and the mesh stands for ever.
    data = pv.PolyData(mesh.vertices.copy(), faces=np.insert(mesh.faces, 0, 3, axis=1).ravel())
    # PyVista's stubs know double precision only; single is what is shipped and drawn.
    data.point_data.active_normals = mesh.normals  # type: ignore[assignment]
    data.point_data["colour"] = vertex_colours(material_of(key), mesh)
    data.set_active_scalars("colour")
    return data


def _actor(key: str, data: pv.PolyData) -> vtkActor:
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    mapper.SetColorModeToDirectScalars()
    actor = vtkActor()
    actor.SetMapper(mapper)
    material = material_of(key)
    look = actor.GetProperty()
    look.SetAmbient(material.glow)
    look.SetDiffuse(1.0 - material.glow)
    look.SetSpecular(material.specular)
    look.SetSpecularPower(material.gloss)
    look.SetOpacity(material.opacity)
    look.SetBackfaceCulling(material.opacity < 1.0)
    prepare_xray(actor)
    return actor
