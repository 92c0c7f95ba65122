"""What `manage.py check`, and every start of a server, says of a call's settings that cannot work."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

SHORTEST_SECRET = 32

NO_SECRET = Error(
    f"TURN_URLS is set, and TURN_SECRET is not, or has fewer than {SHORTEST_SECRET} characters.",
    hint="Set it to the static-auth-secret of your coturn: "
    'python3 -c "import secrets; print(secrets.token_urlsafe(32))"',
    id="rooms.E001",
)
NO_RELAY = Error(
    "CALL_ICE_POLICY is relay, and there is no TURN_URLS: no call could ever connect.",
    hint="Name your TURN server in TURN_URLS, or leave CALL_ICE_POLICY out.",
    id="rooms.E002",
)
NO_TURN = Warning(
    "TURN_URLS is not set: people behind strict firewalls and most mobile networks cannot talk to each other.",
    hint="docs/video.md says how to run coturn, and what it costs.",
    id="rooms.W001",
)


@register(Tags.security)
def turn_works(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Errors of settings that exclude each other."""
    if settings.TURN_URLS and len(settings.TURN_SECRET) < SHORTEST_SECRET:
        return [NO_SECRET]
    if settings.CALL_ICE_POLICY == "relay" and not settings.TURN_URLS:
        return [NO_RELAY]
    return []


@register(Tags.security, deploy=True)
def turn_is_there(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A warning of `check --deploy` where only direct connections are possible, and the built-in call is used."""
    return [] if settings.TURN_URLS or settings.JITSI_DOMAIN else [NO_TURN]
