"""Nobody but the two people, only in its time, and not after a block, a ban, a log-out or the end."""

import datetime as dt
from uuid import uuid4

import pytest

from accounts.models import Device
from accounts.services.devices import devices_end
from learning.attendance import current_peers
from learning.models import Session, SessionParticipant, Status
from learning.services.attendance import attendance_begin
from learning.services.running import session_end
from moderation.services import member_ban, member_block
from rooms.services import call
from skillswap.db.fields import now_ms
from skillswap.db.pool import in_thread
from tests.factories.accounts import UserFactory
from tests.factories.learning import hide, session_between, set_status
from tests.rooms.conftest import OFFER, Caller, peers_of

COMMANDS = ("join", "renew", "leave", "signal")


@pytest.fixture
async def pair(people, session, caller):
    teacher, student = await caller(people[0]), await caller(people[1])
    await teacher.join()
    await student.join()
    return teacher, student


async def answers(one: Caller, to: str | None = None) -> dict[str, str]:
    """The code with which each command is refused; "" where it is not."""
    more = {"signal": {"to": to or str(uuid4()), "signal": OFFER}}
    return {kind: (await one.command(kind, **more.get(kind, {}))).get("code", "") for kind in COMMANDS}


REFUSED = dict.fromkeys(COMMANDS, "not_found")


async def test_a_third_person_is_refused_everything_and_hears_nothing(pair, session, caller, api):
    teacher, student = pair
    third = await caller(await in_thread(UserFactory))
    assert await answers(third, to=student.peer) == REFUSED
    third.peer = teacher.peer  # somebody who learned the ids
    assert await answers(third, to=student.peer) == REFUSED
    await teacher.say(student)
    await student.hear("signal")
    await student.command("leave")
    await teacher.hear("left")
    assert [frame for frame in third.tab.heard if frame["type"].startswith("call:")] == []
    assert await third.tab.silence("call:left")
    found = await in_thread(lambda: api(third.user).get(f"/api/sessions/{session.pk}/call"))
    assert found.status_code == 404


async def test_the_ids_of_another_session_open_nothing(pair, people, open_tab):
    """Their own session, the peer ids of this one: a signal never leaves the session it was sent in."""
    teacher, student = pair
    stranger = await in_thread(UserFactory)

    def another():
        return session_between(stranger, people[0], at=now_ms() - dt.timedelta(minutes=5), status=Status.IN_PROGRESS)

    mine = Caller(await open_tab(stranger), stranger, await in_thread(another))
    await mine.join()
    assert (await mine.say(teacher))["code"] == "peer_gone"
    assert (await mine.say(student))["code"] == "peer_gone"
    mine.session = teacher.session
    assert (await mine.say(student))["code"] == "not_found"
    assert await student.tab.silence("call:signal")


@pytest.mark.parametrize("status", [status for status in Status if status != Status.IN_PROGRESS])
async def test_there_is_no_call_in_a_session_that_does_not_go_on(pair, session, status):
    await in_thread(set_status, session, status)
    assert await answers(pair[0], to=pair[1].peer) == REFUSED


@pytest.mark.parametrize("begins_in", [dt.timedelta(minutes=16), dt.timedelta(minutes=-60 - 31)])
async def test_there_is_no_call_before_the_room_opens_and_after_it_closes(pair, session, begins_in):
    at = now_ms() + begins_in
    moved = Session.objects.filter(pk=session.pk)
    await in_thread(lambda: moved.update(scheduled_time=at, ends_at=at + dt.timedelta(minutes=60)))
    assert await answers(pair[0], to=pair[1].peer) == REFUSED


async def test_who_did_not_come_before_the_planned_end_cannot_join_after_it(people, session, caller):
    at = now_ms() - dt.timedelta(minutes=70)

    def over():
        Session.objects.filter(pk=session.pk).update(scheduled_time=at, ends_at=at + dt.timedelta(minutes=60))
        SessionParticipant.objects.filter(session_id=session.pk, user_id=people[1].pk).update(joined_at=None)

    await in_thread(over)
    teacher, student = await caller(people[0]), await caller(people[1])
    assert (await student.command("join"))["code"] == "time_passed"
    assert (await teacher.command("join"))["type"] == "ack"


async def test_the_end_of_the_session_is_told_and_ends_the_call(pair, people, session):
    teacher, student = pair
    await in_thread(lambda: session_end(session=Session.objects.get(pk=session.pk), by=people[0]))
    assert (await student.tab.next("session:ended"))["data"]["id"] == str(session.pk)
    assert await answers(student, to=teacher.peer) == REFUSED


async def test_a_block_ends_the_call_for_both_and_nothing_is_passed_on_any_more(pair, people, session):
    teacher, student = pair
    await in_thread(lambda: member_block(by=people[1], user_id=people[0].pk))
    for one in pair:
        assert {(await one.hear("left"))["peerId"] for _ in range(2)} == {teacher.peer, student.peer}
    for one, other in ((teacher, student), (student, teacher)):
        assert await answers(one, to=other.peer) == REFUSED


@pytest.mark.parametrize("moment", ["blocked", "logged out"])
async def test_who_is_out_while_they_join_is_in_no_call_and_nobody_is_told(
    people, session, caller, monkeypatch, moment
):
    teacher, student = await caller(people[0]), await caller(people[1])
    await teacher.join()
    await teacher.hear("joined")

    def begin(**tab):
        if moment == "blocked":
            member_block(by=people[0], user_id=people[1].pk)
        else:
            Device.objects.filter(pk=student.device.pk).update(ended=True)
        attendance_begin(**tab)

    monkeypatch.setattr(call, "attendance_begin", begin)
    refused = await student.command("join")
    assert refused["code"] == {"blocked": "not_found", "logged out": "not_authenticated"}[moment]
    assert await teacher.tab.silence("call:joined")
    assert people[1].pk not in await in_thread(current_peers, session.pk)


async def test_a_block_of_somebody_else_leaves_a_call_alone(pair, people):
    teacher, student = pair
    await in_thread(lambda: member_block(by=people[0], user_id=UserFactory().pk))
    assert (await teacher.say(student))["type"] == "ack"
    assert await student.tab.silence("call:left")


async def test_a_ban_in_the_middle_is_told_to_the_other_and_closes_the_room(pair, people, session):
    teacher, student = pair
    admin = await in_thread(lambda: UserFactory(admin=True))
    await in_thread(lambda: member_ban(user=people[0], by=admin, reason="Rude"))
    assert await teacher.tab.closed_with() == 4403
    assert (await student.hear("left"))["peerId"] == teacher.peer
    assert await answers(student, to=teacher.peer) == REFUSED


async def test_a_log_out_leaves_the_call_and_the_other_is_told_at_once(pair, people, caller):
    teacher, student = pair
    await in_thread(_log_out, teacher)
    assert await teacher.tab.closed_with() == 4401
    assert (await student.hear("left"))["peerId"] == teacher.peer
    assert (await student.say(teacher))["code"] == "peer_gone"
    assert len((await student.command("renew"))["data"]["peers"]) == 1


async def test_a_log_out_on_another_device_leaves_the_call_alone(pair, people, caller):
    teacher, student = pair
    watching = await caller(people[0])
    await in_thread(_log_out, watching)
    assert await watching.tab.closed_with() == 4401
    assert (await student.say(teacher))["type"] == "ack"
    assert await student.tab.silence("call:left")


async def test_the_device_of_a_tab_that_was_replaced_may_end_without_ending_the_call(pair, people, caller):
    teacher, student = pair
    newer = await caller(people[0])
    await newer.join()
    await in_thread(_log_out, teacher)
    assert peers_of((await student.command("renew"))["data"]) == {
        (people[0].pk, newer.peer),
        (people[1].pk, student.peer),
    }


async def test_hidden_sessions_have_no_call(pair, session):
    await in_thread(hide, session)
    assert await answers(pair[0], to=pair[1].peer) == REFUSED


def _log_out(one: Caller) -> None:
    devices_end(user_id=one.user.pk, reason="signed_out", only=[one.device.pk])
