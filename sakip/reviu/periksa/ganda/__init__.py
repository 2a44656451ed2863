"""What stands twice: indicators, tables, headings, items, periods."""
