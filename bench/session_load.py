"""Pairs who book or hold one session after the other: each asks again when the answer to what went before is there."""

import asyncio
import datetime as dt
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from bench import http_client
from bench.figures import Figures, Stopwatch

QUARTERS = 4 * 24 * 150  # free times of a pair, fewer than anybody may book ahead
FIRST = dt.timedelta(days=2)

Steps = Callable[[http_client.Connection, dict[str, Any]], AsyncIterator[None]]


async def book(connection: http_client.Connection, pair: dict[str, Any]) -> AsyncIterator[None]:
    """A request by the learner and the teacher's yes, at one time after the other."""
    begins = dt.datetime.now(dt.UTC).replace(minute=0, second=0, microsecond=0) + FIRST
    for number in range(QUARTERS):
        asked = {
            "teacherId": pair["teacher"]["id"],
            "skillId": pair["skill"],
            "scheduledTime": (begins + dt.timedelta(minutes=15 * number)).isoformat(),
            "durationMinutes": 15,
        }
        session = await connection.fetch(_post("/api/sessions", pair["student"], asked))
        await connection.fetch(_post(f"/api/sessions/{session['id']}/accept", pair["teacher"]))
        yield


async def settle(connection: http_client.Connection, pair: dict[str, Any]) -> AsyncIterator[None]:
    """Both come, and the learner ends it, which pays."""
    for session_id in pair["sessions"]:
        for who, step in (("teacher", "start"), ("student", "start"), ("student", "end")):
            await connection.fetch(_post(f"/api/sessions/{session_id}/{step}", pair[who], {}))
        yield


def _post(path: str, person: dict[str, Any], body: Any = None) -> bytes:
    return http_client.request("POST", path, token=person["token"], body=body)


async def load(
    ports: Sequence[int], pids: Sequence[int], what: str, pairs: Sequence[dict[str, Any]], steps: Steps, seconds: float
) -> Figures:
    """All pairs at once for `seconds`, or until one of them has nothing left to do."""
    latencies: list[float] = []
    failures: list[str] = []
    over = asyncio.Event()

    async def work(port: int, pair: dict[str, Any]) -> None:
        connection = await http_client.Connection.open(port)
        began = time.perf_counter()
        try:
            async for _ in steps(connection, pair):
                if over.is_set():
                    return
                latencies.append(time.perf_counter() - began)
                began = time.perf_counter()
        except RuntimeError as error:
            failures.append(str(error))
        finally:
            over.set()
            connection.close()

    watch = Stopwatch(pids)
    working = [asyncio.create_task(work(ports[at % len(ports)], pair)) for at, pair in enumerate(pairs)]
    try:
        await asyncio.wait_for(over.wait(), seconds)
    except TimeoutError:
        over.set()
    figures = watch.stop(what, len(pairs), list(latencies))
    await asyncio.gather(*working)
    figures.errors = len(failures)
    if failures:
        figures.notes["first error"] = failures[0]
    return figures
