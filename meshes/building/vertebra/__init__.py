"""A vertebra."""
