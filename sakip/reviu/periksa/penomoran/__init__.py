"""Numbers of chapters, parts, tables, indicators and rows that repeat or break off."""
