"""Forms of planning: what a person types, as values that services take."""
