"""The 3D picture: actors, light, camera and picking. Knows PyVista, not Qt."""
