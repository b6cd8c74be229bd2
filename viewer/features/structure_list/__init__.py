"""The list of structures with its sliders: what is shown, and how."""
