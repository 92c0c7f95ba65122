"""Socket.IO's packets, read and written by python-socketio with a JSON that is strict and knows our values."""

from typing import Any

import orjson
from socketio.packet import ACK, CONNECT, CONNECT_ERROR, DISCONNECT, EVENT, Packet

from skillswap.http.json import to_json

__all__ = ["ACK", "CONNECT", "CONNECT_ERROR", "DISCONNECT", "EVENT", "MAIN", "SocketIOPacket", "encode", "event"]

MAIN = "/"  # the default namespace


class _Json:
    """What python-socketio asks of a JSON module. Refuses half characters, NaN and too deep nesting (ValueError)."""

    loads = staticmethod(orjson.loads)

    @staticmethod
    def dumps(value: Any, **options: Any) -> str:
        return to_json(value).decode()


class SocketIOPacket(Packet):
    json = _Json


def encode(kind: int, namespace: str, data: Any = None, ack_id: int | None = None) -> str:
    """A packet without binary parts, as text."""
    return str(SocketIOPacket(kind, data, namespace=namespace, id=ack_id, binary=False).encode())


def event(namespace: str, name: str, payload: Any) -> str:
    """The packet of one event."""
    return encode(EVENT, namespace, [name, payload])
