"""What draws the picture on this machine."""
