"""The panels beside the picture. Know Qt, not PyVista."""
