"""Pages of agreements, owners' targets and plans of action."""
