"""The hip bone, and the pubic symphysis between the two."""
