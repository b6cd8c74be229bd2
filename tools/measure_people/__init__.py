"""How the figures of the meshes were measured on the reference people."""
