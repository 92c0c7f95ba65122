"""What system D's screens read, in its shapes, each in a constant number of queries."""
