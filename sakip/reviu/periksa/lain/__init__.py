"""Malformed numbers, numbers against their words, and columns of yes and no."""
