"""Curated ways to look at the psoas, each with a sentence."""
