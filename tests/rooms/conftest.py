"""Two people whose session goes on, and their tabs in its call."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest

from accounts.models import Device
from learning.models import Status
from skillswap.db.fields import now_ms
from skillswap.db.pool import in_thread
from tests.factories.learning import session_between
from tests.realtime.conftest import open_tab, people  # noqa: F401  fixtures
from tests.realtime.tab import Tab


@pytest.fixture
async def session(people: list[Any]) -> Any:  # noqa: F811
    """The first teaches the second since ten minutes."""

    def make() -> Any:
        return session_between(*people, at=now_ms() - dt.timedelta(minutes=10), status=Status.IN_PROGRESS)

    return await in_thread(make)


class Caller:
    """A tab in the call of a session."""

    def __init__(self, tab: Tab, user: Any, session: Any, device: Any = None) -> None:
        self.tab, self.user, self.session, self.device = tab, user, session, device
        self.peer = str(uuid4())

    async def command(self, kind: str, **data: Any) -> dict[str, Any]:
        """Send `call:…` with the session and this tab's peer id; returns the ack or the error."""
        return await self.tab.command(
            f"call:{kind}", **{"sessionId": str(self.session.pk), "peerId": self.peer, **data}
        )

    async def join(self) -> dict[str, Any]:
        ack = await self.command("join")
        assert ack["type"] == "ack", ack
        return ack["data"]  # type: ignore[no-any-return]

    async def say(self, other: "Caller", **signal: Any) -> dict[str, Any]:
        """Signal the other one's tab; without anything, an offer."""
        return await self.command("signal", to=other.peer, signal=signal or OFFER)

    async def hear(self, kind: str) -> dict[str, Any]:
        """The next `call:…` event."""
        return (await self.tab.next(f"call:{kind}"))["data"]  # type: ignore[no-any-return]


OFFER = {"description": {"type": "offer", "sdp": "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n"}}


@pytest.fixture
async def caller(open_tab: Any, session: Any) -> Any:  # noqa: F811
    """`await caller(user)`: a new tab of the member, not in the call yet."""

    async def open_one(user: Any) -> Caller:
        tab = await open_tab(user)
        newest = await in_thread(Device.objects.filter(user_id=user.pk).order_by("-id").first)
        return Caller(tab, user, session, newest)

    return open_one


def as_peers(*callers: Caller) -> set[tuple[UUID, str]]:
    return {(caller.user.pk, caller.peer) for caller in callers}


def peers_of(answer: dict[str, Any]) -> set[tuple[UUID, str]]:
    """The peers that an answer names."""
    return {(UUID(peer["userId"]), peer["peerId"]) for peer in answer["peers"]}
