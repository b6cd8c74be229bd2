"""Pictures and meshes as files."""
