"""Which sentence speaks of which structure, and what it says."""
