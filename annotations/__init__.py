"""Words: the document, its parse, structure records and the ties between the two."""
