"""`/api/health`: are the parts we stand on there? Answered before any other middleware, for load balancers."""

import uuid
from collections.abc import Callable

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from skillswap import redis_link
from skillswap.http.json import to_json


def database_is_up() -> bool:
    """One round trip to the database."""
    try:
        if connection.vendor == "mongodb":
            connection.database.command("ping")  # type: ignore[attr-defined]
        else:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
    except (DatabaseError, OSError):
        return False
    except Exception as error:  # pymongo's own errors, where it is installed
        if type(error).__module__.startswith("pymongo"):
            return False
        raise
    return True


def channel_layer_is_up() -> bool:
    """One round trip to Redis; without Redis the layer is this process's memory."""
    if not settings.REDIS_URL:
        return True
    try:
        return redis_link.client(settings.REDIS_URL).echo(probe := uuid.uuid4().hex) == probe.encode()
    except (redis.RedisError, OSError):
        return False


def health(request: HttpRequest) -> HttpResponse:
    """200 `{status: "ok", database, channelLayer}`, or 503 with the part that is down.

    `?part=database` asks for that one alone: without Redis a server still answers, so it should get requests.
    """
    parts = {name: is_up() for name, is_up in _asked_for(request).items()}
    body = {name: "ok" if up else "down" for name, up in parts.items()}
    well = all(parts.values())
    return HttpResponse(
        to_json({"status": "ok" if well else "down", **body}),
        status=200 if well else 503,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _asked_for(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    all_parts = {"database": database_is_up, "channelLayer": channel_layer_is_up}
    name = request.GET.get("part", "")
    return {name: all_parts[name]} if name in all_parts else all_parts


class HealthMiddleware:
    """Outermost, so that neither limits nor allowed hosts can make a healthy server look ill."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return health(request) if request.path == "/api/health" else self.get_response(request)
