"""The stage: full screen for showing, with a caption and a strip in place of the panels."""
