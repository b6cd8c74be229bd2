"""The window as a place to work: dialogs, preferences, keys, screens, board mode."""
