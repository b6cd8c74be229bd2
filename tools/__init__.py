"""Tools for those who build the program; not part of it."""
