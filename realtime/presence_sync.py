"""Keeps the presence in step with what a hub holds, and publishes to contacts who is online and who is not.

The hub is the source; presence is a copy of it, so that whatever Redis forgot or never received (emptied, restarted,
away for a while) is written anew. Redis is asked on a thread of its own, never on those of the database.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar
from uuid import UUID

from realtime.announcer import Announcement, Announcer
from realtime.hub import Hub
from realtime.presence import LEASE_SECONDS, presence
from realtime.services import presence_began, presence_ended, presence_lapsed, presence_refresh, presence_retell
from skillswap import redis_link

T = TypeVar("T")

RENEW_SECONDS = 3.0
AWAY_SECONDS = 0.5  # between tries while Redis is away
_thread = ThreadPoolExecutor(1, thread_name_prefix="presence")  # one thread: writes happen in the order of calls


def presence_sync_of(hub: Hub) -> "PresenceSync":
    """The one of this hub, made on first use."""
    if hub.presence_sync is None:
        hub.presence_sync = PresenceSync(hub)
    return hub.presence_sync


class PresenceSync:
    """One hub's entries in the presence. All methods run on the hub's loop; Redis is asked on a thread of its own."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self.announcer = Announcer()
        self.reteller = Announcer()  # apart: news do not wait until everybody was told everything again
        self._written: set[UUID] = set()  # members of whom others know that they have sockets here
        self._unannounced: set[UUID] = set()  # members whose change nobody could be told of while Redis was away
        self._waiting: dict[tuple[UUID, ...], Announcement] = {}  # for Redis
        self._doubts = 0  # of the link, up to which our members were told again who is online
        self._is_whole = False  # what is written is all that the hub holds
        self._held_since: float | None = None  # since when our lease has never lapsed
        self._renewed_at = self._now()

    async def update(self, user_id: UUID) -> int:
        """Record how many sockets the member has here, and announce a change; returns how many they have everywhere."""
        others = await self._ask(lambda: self._record(user_id))
        sockets = self._count(user_id)
        was_here, is_here = user_id in self._written, bool(sockets)
        (self._written.add if is_here else self._written.discard)(user_id)
        if others is None or not self._others_are_reached:
            self._unannounced.add(user_id)
        if is_here and not was_here and not others:
            self.announcer.announce(presence_began, user_id)
        if was_here and not is_here and others == 0:
            self.announcer.announce(presence_ended, user_id)
        return sockets + (others or 0)

    def once_known(self, announcement: Announcement, *user_ids: UUID) -> None:
        """As soon as Redis answers, announce what could not be announced because it was away."""
        self._waiting[user_ids] = announcement

    async def done(self) -> None:
        """Return when nothing is left to announce (tests)."""
        await self.announcer.done()
        await self.reteller.done()

    async def run(self) -> None:
        """Renew the lease and write anew what Redis lost, until cancelled. Waits for no database."""
        while True:
            is_well = await self._ask(self._renew) is not None and self._others_are_reached
            if is_well:
                self._heal()
                if self._holds_for(LEASE_SECONDS / 2):  # after an outage every process first renews its own
                    for user_id, since in (await self._ask(presence().remove_expired) or {}).items():
                        self.announcer.announce(partial(presence_lapsed, since=since), user_id)
            await asyncio.sleep(RENEW_SECONDS if is_well else AWAY_SECONDS)

    @property
    def _others_are_reached(self) -> bool:
        """False while what we publish reaches only the sockets of this process."""
        return self._hub.link is None or self._hub.link.is_up

    def _heal(self) -> None:
        """Redis is there: announce what could not be announced, and everything after a lease that lapsed.

        When messages of other processes may have passed us by, our members are told again who is online: whatever
        another process wrote before its message, they are told, and whatever it writes later reaches us.
        """
        now, here = self._now(), set(self._hub.sockets)
        if now - self._renewed_at > LEASE_SECONDS:  # another process may have said that all of ours are gone
            self._unannounced |= here | self._written
            self._written = here
        self._renewed_at = now
        unannounced, self._unannounced = self._unannounced, set()
        for user_id in unannounced:
            self.announcer.announce(presence_refresh, user_id)
        waiting, self._waiting = self._waiting, {}
        for user_ids, announcement in waiting.items():
            self.announcer.announce(announcement, *user_ids)
        if self._hub.link is not None and self._hub.link.doubts != self._doubts:
            self._doubts = self._hub.link.doubts
            for user_id in here:
                self.reteller.announce(presence_retell, user_id)

    def _holds_for(self, seconds: float) -> bool:
        return self._held_since is not None and self._now() - self._held_since >= seconds

    def _renew(self) -> bool:
        """On that thread: renew the lease, and write everything if it was lost. Returns whether it was held."""
        was_held = presence().renew(self._hub.id)
        if not was_held or not self._is_whole:
            self._is_whole = False
            held = list(self._hub.sockets.items())  # one step of the interpreter: the loop may change it meanwhile
            presence().replace(self._hub.id, {user_id: len(sockets) for user_id, sockets in held})
            self._is_whole = True
        if not was_held or self._held_since is None:
            self._held_since = self._now()
        return was_held

    def _record(self, user_id: UUID) -> int:
        """On that thread: returns how many sockets other processes hold of the member."""
        self._renew()
        return presence().record(self._hub.id, user_id, self._count(user_id))

    def _count(self, user_id: UUID) -> int:
        return len(self._hub.sockets.get(user_id, ()))

    def _now(self) -> float:
        return self._hub.loop.time()

    async def _ask(self, question: Callable[[], T]) -> T | None:
        """The answer, or None while Redis is away."""
        if not presence().is_shared:
            return question()
        return await self._hub.loop.run_in_executor(_thread, self._asked, question)

    def _asked(self, question: Callable[[], T]) -> T | None:
        answer = redis_link.ask(question, otherwise=None, what="presence")
        if answer is None:
            self._is_whole, self._held_since = False, None
        return answer
