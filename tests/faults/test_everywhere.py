"""Two servers, a worker and one Redis: each person and each tab at another process, as a proxy leads them."""

import asyncio
import datetime as dt
from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.faults.member import Member, Socket
from tests.plugins import product
from tests.plugins.site import Site, site

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

SKILL = {"name": "Bell ringing", "category": "music", "level": "expert", "type": "offer"}
MAY_MEET = """
from accounts.models import User
from credits.services import bonus_give
from uuid import UUID
User.objects.update(is_verified=True)
bonus_give(user_id=UUID("{student}"), minutes=60, key="meet", reason="To learn")
"""
BAN = """
from accounts.models import Role, User
from moderation.services import member_ban
User.objects.filter(pk="{by}").update(role=Role.ADMIN)
member_ban(user=User.objects.get(pk="{user}"), by=User.objects.get(pk="{by}"), reason="Spam")
"""


@pytest.fixture(scope="module")
def running() -> Iterator[Site]:
    with site() as found:
        found.redis_start()
        found.serve()
        found.serve()
        found.work()
        yield found


@pytest.fixture
def people(running) -> tuple[Member, Member]:
    """Ada at the one server, Ben at the other."""
    ada, ben = (Member.sign_up(running.urls[0], name) for name in ("Ada", "Ben"))
    return ada, ben.at(running.urls[1])


async def run(running: Site, code: str) -> None:
    """As an operator does, in a process that holds no socket."""
    await asyncio.to_thread(product.manage, "shell", "-c", code, env=running.env)


async def test_a_call_is_one_call_wherever_its_tabs_are(running, people):
    ada, ben = people
    await run(running, MAY_MEET.format(student=ben.id))
    session = await asyncio.to_thread(session_begun, ada, ben)
    first, second, his_tab = (str(uuid4()) for _ in range(3))
    async with ada.socket() as hers, ada.at(ben.url).socket() as hers_there, ben.socket() as his:
        await asyncio.to_thread(running.until_linked, 2)
        await hers.command("call:join", sessionId=session, peerId=first)
        await his.command("call:join", sessionId=session, peerId=his_tab)
        await hers.until(lambda: hers.heard("call:joined", peerId=his_tab))
        await signal(hers, his, session, first, his_tab)
        # She takes it over in a tab at the other server: the tab before hears it, and is not listened to any more.
        await hers_there.command("call:join", sessionId=session, peerId=second)
        await hers.until(lambda: hers.heard("call:joined", peerId=second))
        await signal(his, hers_there, session, his_tab, second)
        answer = await hers.command("call:signal", sessionId=session, peerId=first, to=his_tab, signal=NO_MORE)
        assert answer["code"] == "call_elsewhere"
        await his.command("document:awareness", sessionId=session, document="text", state="AAAA")
        await hers.until(lambda: hers.heard("document:awareness", userId=ben.id))


NO_MORE = {"candidates": []}


async def signal(one: Socket, other: Socket, session: str, peer: str, to: str) -> None:
    answer = await one.command("call:signal", sessionId=session, peerId=peer, to=to, signal=NO_MORE)
    assert answer["type"] == "ack", answer
    await other.until(lambda: other.heard("call:signal", peerId=peer, to=to))


def session_begun(teacher: Member, student: Member) -> str:
    skill = teacher.call("POST", "/api/skills", SKILL)
    soon = (dt.datetime.now(dt.UTC) + dt.timedelta(minutes=5)).isoformat()
    ask = {"teacherId": teacher.id, "skillId": skill["id"], "scheduledTime": soon, "durationMinutes": 30}
    session = str(student.call("POST", "/api/sessions", ask)["id"])
    teacher.call("POST", f"/api/sessions/{session}/accept", {})
    student.call("POST", f"/api/sessions/{session}/start", {})
    return session


async def test_what_the_worker_has_done_every_tab_hears_once(people):
    ada, ben = people
    async with ada.socket() as here, ada.at(ben.url).socket() as there:
        await asyncio.to_thread(ada.at(ben.url).call, "POST", "/api/users/export", {})
        for tab in (here, there):
            await tab.until(lambda tab=tab: tab.heard("notification:new", type="account"))
        # What comes later comes after it: nothing was told twice, and nothing left out.
        await asyncio.to_thread(ada.call, "POST", "/api/notifications/read-all")
        for tab in (here, there):
            await tab.until(lambda tab=tab: tab.heard("notification:updated"))
            cursors = [event["cursor"] for event in tab.events]
            assert cursors == [*range(cursors[0], cursors[0] + len(cursors))]
        assert here.events == there.events


async def test_a_ban_by_a_command_closes_every_tab_at_every_server(running, people):
    ada, ben = people
    await asyncio.to_thread(ada.contact_of, ben)
    async with ada.socket() as here, ada.at(ben.url).socket() as there, ben.socket() as his:
        await run(running, BAN.format(user=ada.id, by=ben.id))
        for tab in (here, there):
            await tab.wire.wait_closed()
            assert tab.wire.close_code == 4403
        await his.until(lambda: his.heard("user:offline", userId=ada.id))
