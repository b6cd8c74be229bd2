"""Which places of the hip bone are measured: seeds (front, up; mm) and anatomical names."""

from __future__ import annotations

import numpy as np

# Corner of the outline, its approximate place, number of places up to the next corner.
OUTLINE = (
    ("pubic crest, front end", (51.0, -17.0), 2),
    ("symphysis, lower end", (15.0, -43.0), 1),
    ("ischiopubic ramus, lower edge", (-1.0, -57.0), 1),
    ("ischial tuberosity, lowest point", (-30.0, -64.0), 3),
    ("ischial tuberosity, rearmost point", (-57.0, -38.0), 2),
    ("lesser sciatic notch, deepest point", (-48.0, -11.0), 1),
    ("ischial spine", (-51.0, -1.0), 3),
    ("greater sciatic notch, front of its apex", (-35.0, 43.0), 1),
    ("greater sciatic notch, top of its apex", (-46.0, 54.0), 1),
    ("posterior inferior iliac spine", (-67.0, 57.0), 1),
    ("notch between the posterior iliac spines", (-72.0, 70.0), 1),
    ("posterior superior iliac spine", (-81.0, 90.0), 5),
    ("iliac crest, highest point", (-38.0, 144.0), 5),
    ("iliac tubercle", (20.0, 117.0), 3),
    ("anterior superior iliac spine", (51.0, 77.0), 2),
    ("notch between the anterior iliac spines", (35.0, 52.0), 1),
    ("anterior inferior iliac spine", (35.0, 36.0), 1),
    ("groove for the iliopsoas", (24.0, 21.0), 1),
    ("iliopubic eminence", (29.0, 5.0), 1),
    ("pecten pubis", (40.0, -7.0), 1),
)
FORAMEN_PLACES = 12
FORAMEN_MIDDLE = np.array([-2.0, -28.0])
BASE = np.array(
    [
        [-60.0, 58.0],
        [-42.0, 54.0],
        [-30.0, 44.0],
        [-16.0, 32.0],
        [2.0, 29.0],
        [18.0, 29.0],
        [30.0, 40.0],
    ]
)
ALA_COLUMNS = (np.array([-81.0, 90.0]), np.array([51.0, 77.0]), np.array([9.0]))
ALA_ROWS = (
    ("at the lip of the crest", 0.06),
    ("upper row", 0.22),
    ("middle row", 0.48),
    ("lower row", 0.74),
    ("at the base", 1.0),
)
# Iliac fossa in front of it, medial face behind: hind edge of the fossa and arcuate line.
BORDER = (
    ("hind edge of the iliac fossa, at the crest", (-38.0, 141.0)),
    ("hind edge of the iliac fossa, upper third", (-33.0, 124.0)),
    ("hind edge of the iliac fossa, lower third", (-28.0, 103.0)),
    ("arcuate line, at the auricular surface", (-21.0, 84.0)),
    ("arcuate line, at the corner of the auricular surface", (-13.0, 69.0)),
    ("arcuate line, middle", (0.0, 52.0)),
    ("arcuate line, front third", (12.0, 38.0)),
    ("arcuate line, front end", (24.0, 23.0)),
)
CLOCK = (2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 8.75, 9.5)
RING_ROWS = (("at the foramen", 0.12), ("middle", 0.5), ("at the outer edge", 0.86))
SOCKET_MOUTH = np.array([24.0, 20.5])  # mm, half width to the front and up inside the rim
SOCKET_RINGS = (  # half width to the front and up, mm, and clock positions, front is 3
    ("acetabular floor", (13.0, 11.0), (0.0, 3.0, 6.0, 9.0)),
    ("acetabular rim", (25.0, 22.0), (0.0, 1.0, 2.0, 3.0, 4.0, 7.5, 8.25, 9.0, 10.0, 11.0)),
    ("beyond the acetabular rim", (33.0, 30.0), (8.25, 9.0, 10.0, 11.0, 12.0, 1.0)),
)
RIM_CLOCK = (7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 1.0, 2.0, 3.0, 4.0)  # the notch is at 6
RIM_WIDTH = 5.0  # mm beyond the socket in which its rim is looked for
EXTRA = (
    ("iliopubic eminence, top", (26.0, 12.0)),
    ("superior pubic ramus, upper edge", (34.0, -7.0)),
    ("ischial spine, root", (-45.0, -1.0)),
    ("ischial spine, tip", (-49.5, -1.5)),
    ("lesser sciatic notch, edge", (-46.0, -12.0)),
    ("greater sciatic notch, edge", (-38.0, 30.0)),
    ("anterior inferior iliac spine, tip", (33.0, 36.0)),
    ("auricular surface, middle of its lower limb", (-40.0, 62.0)),
    ("auricular surface, middle of its upper limb", (-27.0, 84.0)),
    ("iliac tuberosity, rough middle", (-52.0, 82.0)),
    ("auricular surface, corner", (-20.0, 70.0)),
)
# Name, place, and the face it is read on ("edge": half way between the faces).
LANDMARKS = (
    ("asis", (50.5, 75.0), "edge"),
    ("aiis", (35.0, 37.0), "edge"),
    ("psis", (-81.0, 90.0), "edge"),
    ("piis", (-67.0, 57.0), "edge"),
    ("iliac_crest", (-36.0, 143.5), "edge"),
    ("iliac_tubercle", (21.0, 113.0), "outer"),
    ("iliac_fossa", (2.0, 84.0), "inner"),
    ("arcuate_line", (0.0, 52.0), "inner"),
    ("iliopubic_eminence", (27.0, 10.0), "edge"),
    ("pecten_pubis", (39.0, -8.0), "edge"),
    ("pubic_tubercle", (50.0, -17.5), "outer"),
    ("symphysis", (33.0, -28.0), "inner"),
    ("ischial_tuberosity", (-42.0, -60.0), "edge"),
    ("ischial_spine", (-51.0, -1.0), "edge"),
    ("sacroiliac_joint", (-33.0, 70.0), "inner"),
    ("auricular_surface_upper_end", (-29.0, 101.0), "inner"),
    ("auricular_surface_front_edge", (-21.0, 84.0), "inner"),
    ("auricular_surface_corner", (-16.0, 69.0), "inner"),
    ("auricular_surface_lower_edge", (-32.0, 57.0), "inner"),
    ("auricular_surface_lower_edge_behind", (-50.0, 57.0), "inner"),
    ("auricular_surface_hind_end", (-64.0, 62.0), "inner"),
    ("auricular_surface_hind_edge", (-48.0, 71.0), "inner"),
    ("auricular_surface_bend", (-34.0, 82.0), "inner"),
    ("iliac_tuberosity_front", (-31.0, 106.0), "inner"),
    ("iliac_tuberosity_lower", (-38.0, 86.0), "inner"),
    ("iliac_tuberosity_behind_ear", (-50.0, 74.0), "inner"),
    ("iliac_tuberosity_lower_end", (-68.0, 76.0), "inner"),
    ("iliac_tuberosity_behind", (-72.0, 97.0), "inner"),
    ("iliac_tuberosity_upper", (-50.0, 118.0), "inner"),
)
# Edge radius, mm, read by eye on the people's sections.
EDGES = (
    ("symphysis, upper end", (47.0, -18.0), 2.0),
    ("symphysis, middle", (34.0, -32.0), 1.6),
    ("symphysis, lower end", (19.0, -41.0), 1.6),
    ("auricular surface, lower edge in front", (-40.0, 53.0), 1.6),
    ("auricular surface, lower edge behind", (-58.0, 54.0), 1.6),
    ("ischial spine, tip", (-50.0, -1.0), 1.6),
    ("ischial tuberosity, rear edge, upper end", (-55.0, -28.0), 3.0),
    ("ischial tuberosity, rear edge, middle", (-52.0, -46.0), 3.0),
    ("iliac tubercle, outer lip", (20.0, 116.0), 2.5),
    ("iliac crest behind the tubercle, outer lip", (4.0, 127.0), 2.5),
    ("iliac crest before the tubercle, outer lip", (33.0, 103.0), 2.5),
    ("obturator groove", (18.0, -14.0), 1.6),
)
