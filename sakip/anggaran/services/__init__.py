"""Writes of budget, scores, rule versions and e-Monev."""
