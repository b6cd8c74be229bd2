"""Vertebrae and discs, stacked into the lumbar spine."""
