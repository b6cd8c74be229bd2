"""The project's own words: notes, facts, motions, views, and their sources."""
