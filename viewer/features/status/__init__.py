"""The status bar: what is under the pointer or selected, and what is hidden."""
