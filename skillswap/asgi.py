"""The ASGI application: HTTP to Django, `/ws/` to the one consumer."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")

import django

django.setup()

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.cache import close_caches
from django.core.signals import request_finished
from django.db import close_old_connections
from django.urls import path

from realtime.consumer import RealtimeConsumer
from skillswap.handler import PooledHandler

# The pool looks after connections, and our caches hold none: nothing is left to do after a request.
request_finished.disconnect(close_old_connections)
request_finished.disconnect(close_caches)

application = ProtocolTypeRouter(
    {
        "http": PooledHandler(),
        "websocket": URLRouter([path("ws/", RealtimeConsumer.as_asgi())]),
    }
)
