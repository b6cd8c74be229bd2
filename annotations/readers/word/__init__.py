"""Word files: their archive, their XML, and the text in it."""
