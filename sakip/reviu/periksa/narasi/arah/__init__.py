"""Rises and falls that sentences tell."""
