"""What is missing: cells, columns, tables that the text announces, parts of the outline."""
