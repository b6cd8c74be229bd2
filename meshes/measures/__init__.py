"""Measures the shipped meshes as published studies measure people."""
