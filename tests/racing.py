"""Calls that start at the same moment, each in a thread and on a connection of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection, connections

from skillswap.errors import DomainError

PATIENCE_SECONDS = 60


def side_by_side(*calls: Callable[[], Any]) -> list[Any]:
    """Run the calls in threads that start together; their outcomes, an exception where one was raised."""
    gate, outcomes = threading.Barrier(len(calls)), [None] * len(calls)

    def run(index: int, call: Callable[[], Any]) -> None:
        gate.wait()
        try:
            outcomes[index] = call()
        except Exception as error:
            outcomes[index] = error
        finally:
            if connection.vendor != "mongodb":
                connections.close_all()

    threads = [threading.Thread(target=run, args=entry) for entry in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    assert not any(thread.is_alive() for thread in threads)
    return outcomes


def at_once(action: Callable[[int], Any], times: int, *, threads: int = 8) -> list[Any]:
    """Call `action(number)` so many times from `threads` threads; what each brought, of a DomainError its class."""

    def one(number: int) -> Any:
        try:
            return action(number)
        except DomainError as error:
            return type(error)
        finally:
            if connection.vendor != "mongodb":
                connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, range(times)))
