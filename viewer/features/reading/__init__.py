"""Card and article: what the document says, read both ways."""
