"""Measures the finished meshes as studies measure people."""
