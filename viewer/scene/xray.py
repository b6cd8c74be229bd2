"""X-ray: a surface that is clear where it faces the eye and solid at its outline.

The share of light that a clear film throws back grows towards grazing angles (Schlick's
approximation of Fresnel's equations, 1994); drawn so, a bone shows its shape and what lies behind.
"""

from __future__ import annotations

from vtkmodules.vtkRenderingCore import vtkActor

CLEAREST, FALLOFF = 0.07, 2.0  # opacity face-on; how far from the outline it fades

_MARK = "//VTK::Light::Impl"
_FADE = f"""{_MARK}
  if (xray > 0.5)
  {{
    vec3 toEye = cameraParallel != 0 ? vec3(0.0, 0.0, 1.0) : -normalize(vertexVC.xyz);
    float grazing = 1.0 - abs(dot(normalize(normalVCVSOutput), toEye));
    fragOutput0.a *= mix({CLEAREST}, 1.0, pow(grazing, {FALLOFF}));
  }}
"""


def prepare_xray(actor: vtkActor) -> None:
    """Teach an actor to be drawn as x-ray; to be called once, before it is drawn."""
    shader = actor.GetShaderProperty()
    shader.AddFragmentShaderReplacement(_MARK, True, _FADE, False)
    shader.GetFragmentCustomUniforms().SetUniformf("xray", 0.0)


def set_xray(actor: vtkActor, on: bool) -> None:
    """Draw an actor as x-ray, or as it was."""
    actor.GetShaderProperty().GetFragmentCustomUniforms().SetUniformf("xray", float(on))
    # Without the word VTK would draw the actor among the solid ones, and nothing through it.
    actor.SetForceTranslucent(on)
