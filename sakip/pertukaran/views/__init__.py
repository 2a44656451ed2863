"""Pages of exchange: working papers, the import of the past, workbooks."""
