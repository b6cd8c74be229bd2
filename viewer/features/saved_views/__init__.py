"""Views that the user saved."""
