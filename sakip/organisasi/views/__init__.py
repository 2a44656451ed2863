"""Pages of units, accounts and one's own account."""
