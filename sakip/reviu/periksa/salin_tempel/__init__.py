"""Text, captions and formulas that belong to another indicator or office."""
