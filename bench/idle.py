"""What an open socket costs while nobody says anything."""

import asyncio
import itertools
from collections.abc import Sequence
from typing import Any

from bench import http_client, machine
from bench.socket_client import Member, SocketClient, SocketIOMember

AT_ONCE = 20  # handshakes under way together
SETTLE_SECONDS = 3.0


KINDS: dict[str, type[Member | SocketIOMember]] = {
    "signed-in members": Member,
    "signed-in members, Socket.IO": SocketIOMember,
}


async def members(what: str, ports: Sequence[int], pids: Sequence[int], tokens: Sequence[str]) -> dict[str, Any]:
    """One signed-in socket of a kind for each token; memory of the server before and after."""
    sockets = [KINDS[what]() for _ in tokens]
    before = _memory(pids)
    await _each(sockets, tokens, ports)
    await asyncio.sleep(SETTLE_SECONDS)
    found = _figures(what, pids, before, sockets)
    for socket in sockets:
        socket.close()
    return found


async def _each(sockets: Sequence[Member | SocketIOMember], tokens: Sequence[str], ports: Sequence[int]) -> None:
    waiting = iter(zip(sockets, tokens, itertools.cycle(ports)))

    async def enter_some() -> None:
        http = await http_client.Connection.open(ports[0])
        for socket, token, port in waiting:
            await socket.enter(port, token, http)
        http.close()

    await asyncio.gather(*(enter_some() for _ in range(AT_ONCE)))


async def baseline(port: int, pids: Sequence[int], count: int) -> dict[str, Any]:
    """The same number of sockets at the baseline's echo."""
    sockets = [SocketClient() for _ in range(count)]
    before = _memory(pids)
    for socket in sockets:
        await socket.connect(port)
    await asyncio.sleep(SETTLE_SECONDS)
    found = _figures("baseline: echo", pids, before, sockets)
    for socket in sockets:
        socket.close()
    return found


def _memory(pids: Sequence[int]) -> int:
    return sum(machine.resident_kib(pid) for pid in pids)


def _figures(what: str, pids: Sequence[int], before: int, sockets: Sequence[SocketClient]) -> dict[str, Any]:
    after = _memory(pids)
    return {
        "what": what,
        "sockets": len(sockets),
        "closed": sum(socket.close_code is not None for socket in sockets),
        "before_mib": before / 1024,
        "after_mib": after / 1024,
        "kib_each": (after - before) / len(sockets),
    }
