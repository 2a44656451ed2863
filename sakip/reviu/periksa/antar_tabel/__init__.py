"""One quantity that two tables, or a table and its plan, print differently."""
