"""Still pictures: snapshots with labels, and small ones for views."""
