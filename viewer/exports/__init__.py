"""The meshes as files that other programs open: a file a format."""
