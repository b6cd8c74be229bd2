"""Everything that the user can ask for, one file a menu."""
