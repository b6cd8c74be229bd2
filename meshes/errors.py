"""The one error type of the meshes; its message is a sentence for the user."""


class MeshError(ValueError):
    """A figure, a file or a folder that meshes cannot be made of: what, where, what to do."""
