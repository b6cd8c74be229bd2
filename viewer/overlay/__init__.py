"""What floats over the picture."""
