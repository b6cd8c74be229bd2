"""One slim bar of buttons for what changes the picture most."""
