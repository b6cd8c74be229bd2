"""Structures in hand: choosing, hiding, cutting, labelling, measuring, and saying so."""
