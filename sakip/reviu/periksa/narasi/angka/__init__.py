"""Numbers in sentences, and slips of their digits."""
