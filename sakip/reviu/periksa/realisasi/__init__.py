"""Realisations that are not what their components, counts or data give."""
