"""Measures of the model beside published ones."""
