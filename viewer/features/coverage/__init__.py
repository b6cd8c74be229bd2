"""What a document leaves open."""
