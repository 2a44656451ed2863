"""A year of one office played in a browser: the server, the people, the figures, the acts."""
