"""The desktop program: everything that draws, asks or answers."""
