"""Years and dates that cannot be."""
