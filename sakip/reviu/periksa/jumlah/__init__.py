"""Totals down and across, in tables and in sentences, that are not the sum of their parts."""
