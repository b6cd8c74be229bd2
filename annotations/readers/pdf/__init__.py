"""PDF files: lines with their places, and the paragraphs that they make up."""
