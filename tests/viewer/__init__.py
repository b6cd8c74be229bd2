"""The viewer's parts that need no window."""
