"""Pages of measurement: forms, evidence, the way to approval."""
