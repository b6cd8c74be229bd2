"""Sacrum and coccyx."""
