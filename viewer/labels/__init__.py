"""Names over the picture: which places have one and where it stands. Knows no Qt."""
