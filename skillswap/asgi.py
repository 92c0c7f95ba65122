"""The ASGI application: HTTP to Django, `/ws/` to the one consumer."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")

import django

django.setup()

from typing import Any

from channels.routing import ProtocolTypeRouter
from django.core.cache import close_caches
from django.core.signals import request_finished
from django.db import close_old_connections

from realtime.consumer import RealtimeConsumer
from skillswap.handler import PooledHandler

# The pool looks after connections, and our caches hold none: nothing is left to do after a request.
request_finished.disconnect(close_old_connections)
request_finished.disconnect(close_caches)


async def sockets(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """`/ws/` is the one socket; whatever else is asked for is refused before it opens."""
    if scope["path"] == "/ws/":
        await RealtimeConsumer.serve(scope, receive, send)
    else:
        await send({"type": "websocket.close"})


application = ProtocolTypeRouter({"http": PooledHandler(), "websocket": sockets})
