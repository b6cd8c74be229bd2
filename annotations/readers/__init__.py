"""Files of other people: text, Markdown, HTML, Word and PDF, read as text and nothing else."""
