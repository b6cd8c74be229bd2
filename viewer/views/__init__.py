"""Views of the model: the curated ones and the own."""
