"""What is shown, as one value: the state, the edits on it, and its past."""
