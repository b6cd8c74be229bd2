"""Board mode: large targets and a button for every drag."""
