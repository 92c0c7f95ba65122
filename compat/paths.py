"""Clients that speak our own REST paths find them under their vocabulary's address as well."""

_OURS = ("/compat/ours", "/compat/messenger")
_OWN = ("/api/auth/signup", "/api/auth/register", "/api/auth/login")  # tokens in place of cookies


def our_path(path: str) -> str:
    """`/compat/ours/api/skills` → `/api/skills`; all else, and what these vocabularies have themselves, stays."""
    for prefix in _OURS:
        rest = path.removeprefix(prefix)
        if rest != path and rest.startswith("/api/") and rest not in _OWN:
            return rest
    return path
