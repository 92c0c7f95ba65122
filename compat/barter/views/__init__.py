"""REST of system D."""
