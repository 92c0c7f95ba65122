"""The call of a session: how two browsers reach each other. `docs/video.md` says what an operator needs."""

from django.core.exceptions import ImproperlyConfigured

from skillswap.settings.base import env

ICE_POLICIES = ("all", "relay")


def _addresses(name: str, *schemes: str) -> list[str]:
    """The addresses of a variable, separated by commas. Raises ImproperlyConfigured for one of another scheme."""
    addresses = [address.strip() for address in env.list(name, default=[]) if address.strip()]
    for address in addresses:
        if address.partition(":")[0] not in schemes:
            raise ImproperlyConfigured(f"{name} holds {address!r}; addresses begin with {' or '.join(schemes)}.")
    return addresses


STUN_URLS = _addresses("STUN_URLS", "stun", "stuns")
TURN_URLS = _addresses("TURN_URLS", "turn", "turns")
TURN_SECRET = env.str("TURN_SECRET", default="")  # shared with coturn (`static-auth-secret`); rooms/checks.py
TURN_TTL_SECONDS = env.int("TURN_TTL_SECONDS", default=3600)  # how long credentials may open a relay
CALL_ICE_POLICY = env.str("CALL_ICE_POLICY", default="") or "all"  # relay: browsers never connect directly
if CALL_ICE_POLICY not in ICE_POLICIES:
    raise ImproperlyConfigured(f"CALL_ICE_POLICY is one of {', '.join(ICE_POLICIES)}.")
