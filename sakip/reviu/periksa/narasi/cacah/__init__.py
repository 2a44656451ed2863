"""How many there are, and what is left over, as sentences tell it."""
