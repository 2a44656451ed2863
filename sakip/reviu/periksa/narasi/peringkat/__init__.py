"""Who is first, last, highest or lowest, as sentences tell it."""
