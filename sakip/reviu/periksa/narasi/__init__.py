"""Sentences against the tables: numbers, verdicts, directions, counts, ranks, shares."""
