"""The widget that shows the scene, and what mouse, keys and fingers do in it."""
