"""Threads for database work. Each keeps its connection; nothing else may block the event loop.

Channels' own helper runs all consumers' queries on one thread (146 a second, measured); a bounded pool
ran 2,063. Checking a password costs 18 ms of a core, so log-ins have a lane of their own and cannot
fill the one that everybody uses; nor can uploads, which wait for one another, or what waits
for other people's servers.
"""

import asyncio
import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import translation

P = ParamSpec("P")
T = TypeVar("T")

DATABASE = ThreadPoolExecutor(settings.DATABASE_THREADS, thread_name_prefix="database")
SIGN_IN = ThreadPoolExecutor(1, thread_name_prefix="sign-in")
# Requests that wait for a server of somebody else.
OUTSIDE = ThreadPoolExecutor(4, thread_name_prefix="outside")
# One whose picture is read, those who wait for it, and one to say that too many do.
UPLOADS = ThreadPoolExecutor(settings.PICTURES_WAITING + 2, thread_name_prefix="upload")
METRICS = ThreadPoolExecutor(1, thread_name_prefix="metrics")  # read most when all others are taken


async def in_thread(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `function` on a database thread, in the caller's context."""
    return await run_in(DATABASE, function, *args, **kwargs)


async def run_in(pool: ThreadPoolExecutor, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `function` on a thread of `pool`; its database connection is checked before and after.

    It speaks the caller's language: Django keeps that for each thread, so a copied context alone does not bring it.
    """
    language = translation.get_language()

    def work() -> T:
        close_old_connections()
        try:
            if language == settings.LANGUAGE_CODE:  # what a thread speaks by itself
                return function(*args, **kwargs)
            with translation.override(language):
                return function(*args, **kwargs)
        finally:
            close_old_connections()

    context = contextvars.copy_context()
    return await asyncio.get_running_loop().run_in_executor(pool, context.run, work)


def close_pool_connections() -> None:
    """Close the connections that the pool's threads hold (tests; before a database is dropped)."""
    for pool in (DATABASE, SIGN_IN, OUTSIDE, UPLOADS, METRICS):
        threads = len(pool._threads)
        barrier = threading.Barrier(threads) if threads else None
        for future in [pool.submit(_close_connections, barrier) for _ in range(threads)]:
            future.result(10)


def _close_connections(barrier: threading.Barrier | None) -> None:
    if barrier:
        barrier.wait(5)  # so that every thread gets exactly one
    connections.close_all()
