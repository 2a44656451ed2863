"""Percentages and rests of a budget."""
