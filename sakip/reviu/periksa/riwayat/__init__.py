"""Rows of earlier years, in themselves and against the year of the report."""
