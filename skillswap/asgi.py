"""The ASGI application: HTTP to Django, `/ws/` to the one consumer, `/socket.io/` to the server for Socket.IO."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")

import django

django.setup()

from typing import Any

from channels.routing import ProtocolTypeRouter
from django.core.cache import close_caches
from django.core.signals import request_finished
from django.db import close_old_connections

from compat.paths import our_path
from compat.socketio.server import PATH, socketio
from realtime.consumer import RealtimeConsumer
from skillswap.http.handler import PooledHandler
from skillswap.http.probes import Probes

# The pool looks after connections, and our caches hold none: nothing is left to do after a request.
request_finished.disconnect(close_old_connections)
request_finished.disconnect(close_caches)


async def sockets(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """`/ws/` and Socket.IO; whatever else is asked for is refused before it opens."""
    if scope["path"] == "/ws/":
        await RealtimeConsumer.serve(scope, receive, send)
    elif scope["path"] == PATH:
        await socketio(scope, receive, send)
    else:
        await send({"type": "websocket.close"})


async def requests(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Socket.IO's polling stays on the loop; all other requests go to Django's threads."""
    if scope["path"] == PATH:
        await socketio(scope, receive, send)
    else:
        await django_application({**scope, "path": our_path(scope["path"])}, receive, send)


django_application = PooledHandler()
application = ProtocolTypeRouter({"http": Probes(requests), "websocket": sockets})
