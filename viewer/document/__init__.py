"""The document in the window: opening, reading, searching, cards, and what it covers."""
