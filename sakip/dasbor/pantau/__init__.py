"""Dashboards for people of the offices: what stands where, month by month, and what needs a hand."""
