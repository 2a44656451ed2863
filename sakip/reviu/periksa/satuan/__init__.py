"""Units and scales that are mixed."""
