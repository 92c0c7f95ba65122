"""Recurring lessons: a session each week, asked for at once. `docs/time.md` says how they run."""
