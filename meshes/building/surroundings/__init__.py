"""Surroundings of the muscles, simplified: ligaments, diaphragm, cord, nerves and skin."""
