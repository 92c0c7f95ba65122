"""Rows of REST and background jobs."""
