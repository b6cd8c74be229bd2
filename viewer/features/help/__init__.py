"""Keys and mouse, a command palette, and what the program is."""
