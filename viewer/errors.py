"""The one error type of the viewer; its message is a sentence for the user."""


class ViewerError(RuntimeError):
    """Something the user can act on: what happened, where, what to do."""
