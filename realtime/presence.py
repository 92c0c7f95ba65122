"""Who is online, over all tabs and processes.

Each process counts its own sockets by member and holds a lease; what a crashed process left behind
ends with its lease. Without Redis there is one process, and its memory is the whole truth.
"""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Protocol, cast
from uuid import UUID

import redis
from django.conf import settings

from skillswap import redis_link

LEASE_SECONDS = 30


class Presence(Protocol):
    """Sockets by member. `process` is the id of the hub that holds them."""

    def came(self, process: str, user_id: UUID) -> int:
        """Count a new socket; returns how many the member has now."""

    def went(self, process: str, user_id: UUID) -> int:
        """Count a closed socket; returns how many the member has left."""

    def online(self, user_ids: Iterable[UUID]) -> set[UUID]:
        """Those of `user_ids` who have a socket somewhere."""

    def keep(self, process: str, sockets: Mapping[UUID, int]) -> set[UUID]:
        """Renew the process's lease on its `sockets`; returns members who went offline with dead processes."""


class MemoryPresence:
    """For one process."""

    def __init__(self) -> None:
        self._sockets: Counter[UUID] = Counter()

    def came(self, process: str, user_id: UUID) -> int:
        self._sockets[user_id] += 1
        return self._sockets[user_id]

    def went(self, process: str, user_id: UUID) -> int:
        self._sockets[user_id] -= 1
        if self._sockets[user_id] <= 0:
            del self._sockets[user_id]
            return 0
        return self._sockets[user_id]

    def online(self, user_ids: Iterable[UUID]) -> set[UUID]:
        return {user_id for user_id in user_ids if user_id in self._sockets}

    def keep(self, process: str, sockets: Mapping[UUID, int]) -> set[UUID]:
        return set()


class RedisPresence:
    """A sorted set of process leases, and for each process a hash of member → sockets."""

    LEASES = "skillswap:presence:leases"

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(url, decode_responses=True, **redis_link.OPTIONS)

    def _sockets_of(self, process: str) -> str:
        return f"skillswap:presence:{process}"

    def _living(self) -> list[str]:
        return cast("list[str]", self._redis.zrangebyscore(self.LEASES, time.time(), "+inf"))

    def _lease(self, process: str) -> bool:
        """Renew; True when there was no lease (a new process, a stalled one, an emptied Redis)."""
        return bool(self._redis.zadd(self.LEASES, {process: time.time() + LEASE_SECONDS}))

    def came(self, process: str, user_id: UUID) -> int:
        self._lease(process)
        self._redis.hincrby(self._sockets_of(process), user_id.hex, 1)
        return self._count(user_id)

    def went(self, process: str, user_id: UUID) -> int:
        if self._redis.hincrby(self._sockets_of(process), user_id.hex, -1) <= 0:
            self._redis.hdel(self._sockets_of(process), user_id.hex)
        return self._count(user_id)

    def _count(self, user_id: UUID) -> int:
        with self._redis.pipeline(transaction=False) as pipe:
            for process in self._living():
                pipe.hget(self._sockets_of(process), user_id.hex)
            return sum(int(count or 0) for count in pipe.execute())

    def online(self, user_ids: Iterable[UUID]) -> set[UUID]:
        wanted = list(user_ids)
        if not wanted:
            return set()
        with self._redis.pipeline(transaction=False) as pipe:
            for process in self._living():
                pipe.hmget(self._sockets_of(process), [user_id.hex for user_id in wanted])
            answers = pipe.execute()
        return {user_id for counts in answers for user_id, count in zip(wanted, counts, strict=True) if count}

    def keep(self, process: str, sockets: Mapping[UUID, int]) -> set[UUID]:
        if self._lease(process) and sockets:
            counts = {user_id.hex: count for user_id, count in sockets.items()}
            self._redis.hset(self._sockets_of(process), mapping=cast("dict[Any, Any]", counts))
        orphans: set[UUID] = set()
        for dead in cast("list[str]", self._redis.zrangebyscore(self.LEASES, 0, time.time())):
            if self._redis.zrem(self.LEASES, dead):  # of all processes that see it, one removes it
                orphans.update(UUID(member) for member in cast("list[str]", self._redis.hkeys(self._sockets_of(dead))))
                self._redis.delete(self._sockets_of(dead))
        return orphans - self.online(orphans)


@cache
def presence() -> Presence:
    """The presence of this installation."""
    return RedisPresence(settings.REDIS_URL) if settings.REDIS_URL else MemoryPresence()


def online_among(user_ids: Iterable[UUID]) -> set[UUID]:
    """Those of `user_ids` who are online; nobody while Redis is away."""
    wanted = list(user_ids)
    return redis_link.ask(lambda: presence().online(wanted), otherwise=set(), what="presence")
