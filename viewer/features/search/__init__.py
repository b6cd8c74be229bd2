"""Finds structures, places, words and sentences."""
