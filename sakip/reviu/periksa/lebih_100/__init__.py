"""Shares over 100 %, parts larger than their whole, numbers past their scale."""
