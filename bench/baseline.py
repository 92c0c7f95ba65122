"""The least that Channels and Daphne can do: HTTP hello, echo over a WebSocket. `python -m bench.baseline PORT`."""

import gc
import sys

from channels.generic.http import AsyncHttpConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.routing import ProtocolTypeRouter
from daphne.server import Server
from django.conf import settings

HELLO = b'{"hello":"world"}'


class Hello(AsyncHttpConsumer):
    """Answers anything with HELLO."""

    async def handle(self, body: bytes) -> None:
        headers = [(b"Content-Type", b"application/json"), (b"Content-Length", str(len(HELLO)).encode())]
        await self.send_response(200, HELLO, headers=headers)


class EchoConsumer(AsyncWebsocketConsumer):
    """Sends every text frame back."""

    channel_layer_alias = None

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        await self.send(text_data=text_data)


def main(port: int) -> None:
    settings.configure()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    application = ProtocolTypeRouter({"http": Hello.as_asgi(), "websocket": EchoConsumer.as_asgi()})
    Server(application, endpoints=[f"tcp:port={port}:interface=127.0.0.1"], websocket_timeout=-1).run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
