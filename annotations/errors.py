"""The one error type of the annotations; its message is a sentence for the user."""


class AnnotationError(ValueError):
    """A document, record or key that cannot be used: what, where, what to do."""
