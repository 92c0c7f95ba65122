"""REST of the chat."""
