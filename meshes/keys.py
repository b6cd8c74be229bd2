"""The keys of all structures that have a mesh."""

from __future__ import annotations

VERTEBRAE = ("t12_vertebra", *(f"l{level}_vertebra" for level in range(1, 6)))
DISCS = ("t12_l1_disc", "l1_l2_disc", "l2_l3_disc", "l3_l4_disc", "l4_l5_disc", "l5_s1_disc")
SIDED = ("hip_bone", "femur", "psoas_major", "psoas_minor", "iliacus")
SIDES = ("left", "right")
CONTEXT = (
    *("inguinal_ligament_left", "inguinal_ligament_right", "diaphragm"),
    *("spinal_cord", "cauda_equina", "lumbar_plexus_left", "lumbar_plexus_right"),
    *("femoral_nerve_left", "femoral_nerve_right", "body_outline"),
)

STRUCTURE_KEYS: tuple[str, ...] = (
    *VERTEBRAE,
    *DISCS,
    "sacrum",
    "coccyx",
    "pubic_symphysis",
    *(f"{name}_{side}" for name in SIDED for side in SIDES),
    *CONTEXT,
)
