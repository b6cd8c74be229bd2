"""How the window looks: colours, style sheets, icons. The model's own colours are in `scene/`."""
