"""When a member is busy elsewhere, read from a calendar of their own. `docs/time.md` says how."""
