"""Stretches, functions and walking, step by step."""
