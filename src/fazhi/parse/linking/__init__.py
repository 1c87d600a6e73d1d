"""Linking figures to the statistics of the catalogue, driven by the catalogue's words."""
