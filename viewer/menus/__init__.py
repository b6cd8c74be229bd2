"""The menu bar, the menu of a right click, and what an action is."""
