"""A document: how a text is cut into sections and sentences, and how much it may hold."""
