"""Shares and worked formulas that sentences tell."""
