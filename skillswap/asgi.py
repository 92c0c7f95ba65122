"""The ASGI application: HTTP to Django, `/ws/` to the one consumer."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skillswap.settings")

import django

django.setup()

from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import path

from realtime.consumer import RealtimeConsumer
from skillswap.handler import PooledHandler

application = ProtocolTypeRouter(
    {
        "http": PooledHandler(),
        "websocket": URLRouter([path("ws/", RealtimeConsumer.as_asgi())]),
    }
)
