"""Which providers there are, and which of them are on here."""

from functools import lru_cache

from django.conf import settings

from accounts.oauth.github import GitHub
from accounts.oauth.google import Google
from accounts.oauth.provider import Provider
from skillswap.errors import NotFound

PROVIDERS: dict[str, type[Provider]] = {kind.name: kind for kind in (Google, GitHub)}


def provider_named(name: str) -> Provider:
    """The provider, ready to be asked. Raises NotFound while its keys are not set."""
    keys = settings.OAUTH.get(name)
    if keys is None:
        raise NotFound
    return _built(name, tuple(keys.items()))


@lru_cache
def _built(name: str, keys: tuple[tuple[str, str], ...]) -> Provider:
    """Kept, for what it has learned of where the provider is and with which keys it signs."""
    return PROVIDERS[name](dict(keys))
