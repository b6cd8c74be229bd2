"""Psoas major, psoas minor and iliacus."""
