"""The femur."""
