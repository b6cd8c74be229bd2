"""Anatomy as closed surfaces, made by code from named figures. Knows neither Qt nor drawing."""
