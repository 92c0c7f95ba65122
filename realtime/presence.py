"""Who is online, over all tabs and processes.

Each process writes how many sockets it holds of each member, and holds a lease; what a crashed process left
behind ends with its lease. Numbers are written, never added up, so that writing again is always right
(`realtime.presence_sync` does the writing). Without Redis there is one process, and its memory is the whole truth.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Protocol, cast
from uuid import UUID

import redis
from django.conf import settings

from realtime.hub import live_hubs
from skillswap import redis_link
from skillswap.db import on_commit
from skillswap.db.fields import cut_to_ms

LEASE_SECONDS = 30


class Presence(Protocol):
    """Sockets by member. `process` is the id of the hub that holds them. All but memory's raise RedisError."""

    is_shared: bool  # with other processes, so calls may block

    def renew(self, process: str) -> bool:
        """Renew the process's lease; False when there was none (a new process, a lapsed lease, an emptied Redis)."""

    def replace(self, process: str, sockets: Mapping[UUID, int]) -> None:
        """These are all sockets of the process."""

    def record(self, process: str, user_id: UUID, sockets: int) -> int:
        """The process holds so many sockets of the member; returns how many the other processes hold."""

    def online(self, user_ids: Iterable[UUID]) -> set[UUID]:
        """Those of `user_ids` who have a socket somewhere."""

    def remove_expired(self) -> dict[UUID, dt.datetime]:
        """Remove the sockets of processes whose lease has expired; returns the members who are offline by that, and
        since when: the end of the lease, which is hours ago when nothing has served meanwhile.
        """


class MemoryPresence:
    """For one process."""

    is_shared = False

    def __init__(self) -> None:
        self._sockets: dict[UUID, int] = {}

    def renew(self, process: str) -> bool:
        return True

    def replace(self, process: str, sockets: Mapping[UUID, int]) -> None:
        self._sockets = dict(sockets)

    def record(self, process: str, user_id: UUID, sockets: int) -> int:
        if sockets:
            self._sockets[user_id] = sockets
        else:
            self._sockets.pop(user_id, None)
        return 0

    def online(self, user_ids: Iterable[UUID]) -> set[UUID]:
        return {user_id for user_id in user_ids if user_id in self._sockets}

    def remove_expired(self) -> dict[UUID, dt.datetime]:
        return {}


class RedisPresence:
    """A sorted set of process leases, and for each process a hash of member → sockets."""

    LEASES = "skillswap:presence:leases"
    is_shared = True

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(url, decode_responses=True, **redis_link.OPTIONS)

    def _sockets_of(self, process: str) -> str:
        return f"skillswap:presence:{process}"

    def _living(self) -> list[str]:
        return cast("list[str]", self._redis.zrangebyscore(self.LEASES, time.time(), "+inf"))

    def renew(self, process: str) -> bool:
        with self._redis.pipeline() as pipe:
            pipe.zscore(self.LEASES, process)
            pipe.zadd(self.LEASES, {process: time.time() + LEASE_SECONDS})
            ends_at, _ = pipe.execute()
        return ends_at is not None and float(ends_at) >= time.time()

    def replace(self, process: str, sockets: Mapping[UUID, int]) -> None:
        with self._redis.pipeline() as pipe:
            pipe.zadd(self.LEASES, {process: time.time() + LEASE_SECONDS})
            pipe.delete(self._sockets_of(process))
            if sockets:
                counts = {user_id.hex: count for user_id, count in sockets.items()}
                pipe.hset(self._sockets_of(process), mapping=cast("dict[Any, Any]", counts))
            pipe.execute()

    def record(self, process: str, user_id: UUID, sockets: int) -> int:
        key = self._sockets_of(process)
        if sockets:
            self._redis.hset(key, user_id.hex, str(sockets))
        else:
            self._redis.hdel(key, user_id.hex)
        with self._redis.pipeline(transaction=False) as pipe:
            for other in self._living():
                if other != process:
                    pipe.hget(self._sockets_of(other), user_id.hex)
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

    def remove_expired(self) -> dict[UUID, dt.datetime]:
        orphans: dict[UUID, dt.datetime] = {}
        expired = self._redis.zrangebyscore(self.LEASES, 0, time.time(), withscores=True)
        for dead, ended in cast("list[tuple[str, float]]", expired):  # the newest end last
            if self._redis.zrem(self.LEASES, dead):  # of all processes that see it, one removes it
                members = cast("list[str]", self._redis.hkeys(self._sockets_of(dead)))
                at = cut_to_ms(dt.datetime.fromtimestamp(ended, dt.UTC))
                orphans |= dict.fromkeys(map(UUID, members), at)
                self._redis.delete(self._sockets_of(dead))
        online = self.online(orphans)
        return {user_id: at for user_id, at in orphans.items() if user_id not in online}


@cache
def presence() -> Presence:
    """The presence of this installation."""
    return RedisPresence(settings.REDIS_URL) if settings.REDIS_URL else MemoryPresence()


def online_among(user_ids: Iterable[UUID]) -> set[UUID]:
    """Those of `user_ids` who are online; while Redis is away, who has a socket of this process."""
    wanted = set(user_ids)
    known = online_if_known(wanted)
    return _here(wanted) if known is None else known


def online_if_known(user_ids: Iterable[UUID]) -> set[UUID] | None:
    """Those of `user_ids` who are online; None while Redis is away: nobody knows then who is online elsewhere."""
    wanted = set(user_ids)
    here = _here(wanted)
    away: set[UUID] | None = None
    elsewhere = redis_link.ask(lambda: presence().online(wanted - here), otherwise=away, what="presence")
    return None if elsewhere is None else here | elsewhere


def _here(user_ids: set[UUID]) -> set[UUID]:
    return {user_id for user_id in user_ids if any(user_id in hub.sockets for hub in live_hubs())}


def once_known(announcement: Callable[..., None], *user_ids: UUID) -> None:
    """After commit, call `announcement(*user_ids)` in the background as soon as Redis answers this process."""
    on_commit(lambda: _once_known(announcement, user_ids))


def _once_known(announcement: Callable[..., None], user_ids: tuple[UUID, ...]) -> None:
    for hub in live_hubs():
        if hub.presence_sync is not None:
            hub.call(hub.presence_sync.once_known, announcement, *user_ids)
