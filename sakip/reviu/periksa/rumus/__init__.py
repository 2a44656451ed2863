"""Worked formulas: their result, their words, the side on which each number stands."""
