"""A cut plane with filled faces that answer clicks."""
