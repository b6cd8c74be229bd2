"""Words: the document, its structures and the ties between them. Standard library only."""
