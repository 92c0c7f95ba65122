"""Rows of the sockets."""
