"""The features of the window: one line of this list brings one in."""

FEATURES = (
    "structure_list",
    "reading",
    "motion",
    "measures",
    "coverage",
    "labels",
    "search",
    "documents",
    "key_views",
    "saved_views",
    "cut",
    "exercises",
    "status",
    "tool_bar",
    "announcing",
    "board",
    "exporting",
    "settings",
    "help",
    "doctor",
)
