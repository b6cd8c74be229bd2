"""What every feature is built on, and what a feature is."""
