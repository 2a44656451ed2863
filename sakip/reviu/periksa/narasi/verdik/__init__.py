"""Whether a target was reached, as sentences tell it."""
