"""Closed-loop load over HTTP: each client asks again as soon as it has its answer."""

import asyncio
import time
from collections.abc import Sequence

from bench import http_client
from bench.figures import Figures, Stopwatch

WARM_UP_SECONDS = 0.5


class Client:
    """One kept connection that goes round its requests until it is told to stop."""

    def __init__(self, connection: http_client.Connection, requests: Sequence[bytes], start_at: int) -> None:
        self._connection = connection
        self._requests = requests
        self._next = start_at
        self._sent_at = 0.0
        self.running = True
        self.latencies: list[float] = []
        self.failures: list[str] = []
        self.stopped: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def ask(self) -> None:
        raw = self._requests[self._next % len(self._requests)]
        self._next += 1
        self._sent_at = time.perf_counter()
        self._connection.ask(raw, self._answered)

    def _answered(self, status: int, body: bytes) -> None:
        self.latencies.append(time.perf_counter() - self._sent_at)
        if not 200 <= status < 300:
            self.failures.append(f"{status} {body[:200].decode(errors='replace')}")
        if self.running and status:
            self.ask()
        else:
            self._connection.close()
            self.stopped.set_result(None)


async def load(
    ports: Sequence[int], pids: Sequence[int], what: str, requests: Sequence[bytes], *, clients: int, seconds: float
) -> Figures:
    """`clients` connections, spread over `ports`, for `seconds` after a short warm-up."""
    working = []
    for number in range(clients):
        connection = await http_client.Connection.open(ports[number % len(ports)])
        working.append(Client(connection, requests, start_at=number * 7))
    for client in working:
        client.ask()
    await asyncio.sleep(WARM_UP_SECONDS)
    for client in working:
        client.latencies.clear()
    watch = Stopwatch(pids)
    await asyncio.sleep(seconds)
    latencies = [latency for client in working for latency in client.latencies]
    figures = watch.stop(what, clients, latencies)
    for client in working:
        client.running = False
    await asyncio.gather(*(client.stopped for client in working))
    failures = [failure for client in working for failure in client.failures]
    figures.errors = len(failures)
    if failures:
        figures.notes["first error"] = failures[0]
    return figures
