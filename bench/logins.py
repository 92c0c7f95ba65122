"""How others fare while people log in all the time."""

import asyncio
import time
from collections.abc import Sequence

from bench import http_client
from bench.figures import Figures, Stopwatch
from bench.http_load import Client

READERS = 8
EVERY_SECONDS = 0.1  # each reader asks so often: 80 a second, which leaves the server time for log-ins
LOGGING_IN = 4


async def beside(
    ports: Sequence[int], pids: Sequence[int], reads: Sequence[bytes], log_ins: Sequence[bytes], seconds: float
) -> list[Figures]:
    """The steady readers alone, then beside LOGGING_IN clients that log in without pause; and those log-ins."""
    alone = await _read(ports, pids, "list of conversations, steady", reads, seconds)
    clients = []
    for number in range(LOGGING_IN):
        connection = await http_client.Connection.open(ports[number % len(ports)])
        clients.append(Client(connection, log_ins, start_at=number * 11))
    for client in clients:
        client.ask()
    await asyncio.sleep(0.5)
    for client in clients:
        client.latencies.clear()
    watch = Stopwatch(pids)
    beside = await _read(ports, pids, "… while others log in", reads, seconds)
    logging_in = watch.stop("log-ins meanwhile", LOGGING_IN, [one for client in clients for one in client.latencies])
    for client in clients:
        client.running = False
    await asyncio.gather(*(client.stopped for client in clients))
    logging_in.errors = sum(len(client.failures) for client in clients)
    return [alone, beside, logging_in]


async def _read(
    ports: Sequence[int], pids: Sequence[int], what: str, reads: Sequence[bytes], seconds: float
) -> Figures:
    latencies: list[float] = []
    failures: list[str] = []
    watch = Stopwatch(pids)
    until = time.monotonic() + seconds
    await asyncio.gather(
        *(_reader(ports[n % len(ports)], reads[n % len(reads)], n, until, latencies, failures) for n in range(READERS))
    )
    figures = watch.stop(what, READERS, latencies)
    figures.errors = len(failures)
    if failures:
        figures.notes["first error"] = failures[0]
    return figures


async def _reader(
    port: int, raw: bytes, number: int, until: float, latencies: list[float], failures: list[str]
) -> None:
    """Ask by the clock, however long the answers take, and time from when the question was due."""
    connection = await http_client.Connection.open(port)
    due = time.monotonic() + EVERY_SECONDS * number / READERS
    while due < until:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        try:
            await connection.fetch(raw)
        except RuntimeError as error:
            failures.append(str(error))
        latencies.append(time.monotonic() - due)
        due += EVERY_SECONDS
    connection.close()
