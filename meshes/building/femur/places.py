"""Where the femur's figures are taken: levels, directions and columns by name.

Heights and positions are in the reference shaft frame (`femur_pose`) or the frame of the part, mm.
"""

from __future__ import annotations

# Shaft and trochanters: level -> (height, x and y of the point the radii start from).
SHAFT_LEVELS: dict[str, tuple[float, float, float]] = {
    "greater trochanter, just below the tip": (39.0, 7.0, -8.0),
    "greater trochanter, upper end of the fossa": (25.0, 12.5, -6.0),
    "greater trochanter, middle of the fossa": (15.0, 12.5, -6.0),
    "greater trochanter, floor of the fossa": (4.0, 5.0, -8.0),
    "above the lesser trochanter": (-12.0, 0.0, -8.0),
    "at the lesser trochanter": (-28.0, 0.0, -6.0),
    "below the lesser trochanter": (-46.0, 0.0, -5.0),
    "shaft, upper end": (-75.0, 0.0, -2.0),
    "shaft, upper third": (-150.0, 0.0, 1.0),
    "shaft, lower third": (-225.0, 0.0, -1.0),
    "shaft, lower end": (-290.0, -2.0, -8.0),
    "above the condyles, upper": (-330.0, -3.0, -12.0),
    "above the condyles, lower": (-356.0, -2.0, -17.0),
}

# Clock face of the right femur seen from above: 12 to the front, 3 lateral. Degrees from lateral.
CLOCK: dict[str, float] = {
    f"{hour} o'clock": (90.0 - 30.0 * hour) % 360.0
    for hour in (3, 2, 1, 12, 11, 10, 9, 8, 7, 6, 5, 4)
}

# Plain round levels are measured at these hours only; the rest follow from them.
ROUND_LEVELS = (
    "below the lesser trochanter",
    "shaft, upper end",
    "shaft, upper third",
    "shaft, lower third",
    "shaft, lower end",
)
ROUND_HOURS = (
    "2 o'clock",
    "3 o'clock",
    "4 o'clock",
    "6 o'clock",
    "8 o'clock",
    "9 o'clock",
    "10 o'clock",
    "12 o'clock",
)
# At the lesser trochanter these hours would meet the trochanter, which has figures of its own.
TROCHANTER_LEVEL = "at the lesser trochanter"
TROCHANTER_HOURS = ("7 o'clock", "8 o'clock")

# Neck: section -> distance from the head's centre along the neck, mm.
NECK_SECTIONS: dict[str, float] = {
    "below the head": 15.0,
    "narrowest": 23.0,
    "root": 34.0,
}
NECK_DIRECTIONS: dict[str, float] = {
    "superior": 0.0,
    "anterosuperior": 45.0,
    "anterior": 90.0,
    "anteroinferior": 135.0,
    "inferior": 180.0,
    "posteroinferior": 225.0,
    "posterior": 270.0,
    "posterosuperior": 315.0,
}

# Condyles: direction round the flexion axis, degrees from straight up by way of the front.
CONDYLE_DIRECTIONS: dict[str, float] = {
    "front of the shaft": 42.0,
    "patellar surface, upper border": 62.0,
    "patellar surface, upper part": 85.0,
    "patellar surface, middle": 108.0,
    "patellar surface, lower part": 131.0,
    "distal, front": 154.0,
    "distal": 180.0,
    "distal, back": 222.0,
    "posterior": 264.0,
    "posterior, upper": 292.0,
    "popliteal surface, lower part": 322.0,
    "popliteal surface, upper part": 345.0,
}
# Columns across the knee, as a share of half its width; medial is negative.
CONDYLE_COLUMNS: dict[str, float] = {
    "medial border": -0.84,
    "medial slope": -0.71,
    "medial crest": -0.56,
    "medial inner border": -0.38,
    "groove": 0.0,
    "lateral inner border": 0.38,
    "lateral crest": 0.56,
    "lateral slope": 0.71,
    "lateral border": 0.84,
}
SLOPE_COLUMNS = ("medial slope", "lateral slope")  # flanks of the patellar surface
SLOPE_LAST = 131.0  # degrees; behind this direction the condyles have no such flank
GROOVE_LAST = 154.0  # degrees; behind this direction the groove opens into the notch

# Notch: place -> y and z from the flexion axis, mm. The roof is met along z, the walls along x.
NOTCH_ROOF: dict[str, float] = {"back": -4.0, "middle": 1.0, "front": 6.0}
NOTCH_WALLS: dict[str, tuple[float, float]] = {
    "back, upper": (-18.0, 6.0),
    "back, lower": (-18.0, -8.0),
    "middle": (-8.0, -6.0),
    "front": (2.0, -16.0),
}

# Outer faces of the condyles: rows by height, columns front to back, both from the flexion axis.
FACE_ROWS: dict[str, float] = {"lower": -13.0, "middle": 0.0, "upper": 14.0, "top": 30.0}
FACE_COLUMNS: dict[str, float] = {"back": -20.0, "behind middle": -8.0, "before middle": 5.0}

# Linea aspera: level -> height in the shaft frame, mm.
LINEA_LEVELS: dict[str, float] = {
    "gluteal tuberosity": -62.0,
    "upper end": -100.0,
    "upper part": -145.0,
    "lower part": -205.0,
    "lateral supracondylar line": -260.0,
}
