"""Relations between cells that a table's own lines prove: findings of several classes."""
