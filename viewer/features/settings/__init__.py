"""Settings and the user's own shortcuts."""
