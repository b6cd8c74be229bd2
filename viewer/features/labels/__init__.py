"""Names over the picture, as words or as numbers; attachments on the bones."""
