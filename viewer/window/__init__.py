"""The main window with its menus."""
