"""What every feature is built on: the host, its own rows of the menus, and what a feature is."""
