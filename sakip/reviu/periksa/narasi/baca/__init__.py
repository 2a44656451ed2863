"""How sentences and the tables near them are read, for all checks of sentences."""
