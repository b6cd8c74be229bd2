"""Three-point light that turns with the camera."""

from __future__ import annotations

from vtkmodules.vtkRenderingCore import vtkLight, vtkRenderer

# (position seen from the camera: right, up, towards it), colour, strength
_LIGHTS = (
    ((-0.6, 0.8, 1.0), (1.0, 0.965, 0.91), 0.86),
    ((0.9, -0.1, 0.8), (0.88, 0.93, 1.0), 0.36),
    ((0.1, 0.9, -0.6), (1.0, 1.0, 1.0), 0.25),
)


def add_lights(renderer: vtkRenderer) -> None:
    """Warm key from the upper left, cool fill, faint rim."""
    renderer.RemoveAllLights()
    renderer.SetAutomaticLightCreation(False)
    for position, colour, strength in _LIGHTS:
        light = vtkLight()
        light.SetLightTypeToCameraLight()
        light.SetPosition(*position)
        light.SetFocalPoint(0.0, 0.0, 0.0)
        light.SetColor(*colour)
        light.SetIntensity(strength)
        renderer.AddLight(light)
