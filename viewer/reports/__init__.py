"""What the command line and dialogs tell: measures, motion, exports, the graphics."""
