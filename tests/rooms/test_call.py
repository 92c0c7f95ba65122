"""Who is in the call: joining, taking over with another tab, leaving, being gone."""

import datetime as dt
from uuid import UUID, uuid4

from learning.models import Attendance, SessionParticipant
from learning.room import closes_at
from skillswap.db.fields import now_ms
from skillswap.db.pool import in_thread
from tests.rooms.conftest import as_peers, peers_of


async def test_who_joins_is_told_who_is_there_and_how_to_reach_them(people, session, caller, settings):
    settings.TURN_URLS, settings.TURN_SECRET, settings.STUN_URLS = ["turn:t.example"], "s" * 32, ["stun:s.example"]
    teacher, student = await caller(people[0]), await caller(people[1])
    assert peers_of(await teacher.join()) == as_peers(teacher)
    told = await student.join()
    assert peers_of(told) == as_peers(teacher, student)
    stun, turn = told["iceServers"]
    assert stun == {"urls": ["stun:s.example"]}
    assert turn.keys() == {"urls", "username", "credential"}
    assert turn["username"].endswith(f":{people[1].pk}")
    assert (told["icePolicy"], told["sessionId"], told["peerId"]) == ("all", str(session.pk), student.peer)
    assert told["iceUntil"] is not None
    assert dt.datetime.fromisoformat(told["expiresAt"]) == closes_at(session)


async def test_every_tab_of_both_hears_who_joins_and_who_leaves(people, session, caller):
    teacher, watching, student = await caller(people[0]), await caller(people[0]), await caller(people[1])
    for kind, command in (("joined", "join"), ("left", "leave")):
        await student.command(command)
        for tab in (teacher, watching, student):
            expected = {"sessionId": str(session.pk), "userId": str(people[1].pk), "peerId": student.peer}
            assert await tab.hear(kind) == expected


async def test_joining_writes_down_that_they_came(people, session, caller):
    mine = SessionParticipant.objects.filter(session_id=session.pk, user_id=people[1].pk)
    await in_thread(lambda: mine.update(joined_at=None))
    student = await caller(people[1])
    await student.join()
    assert await in_thread(lambda: mine.get().joined_at is not None)
    assert await in_thread(lambda: Attendance.objects.get(session_id=session.pk).peer_id) == UUID(student.peer)


async def test_a_second_tab_takes_over_and_the_first_may_signal_no_more(people, session, caller):
    teacher, first, second = await caller(people[0]), await caller(people[1]), await caller(people[1])
    for one in (teacher, first, second):
        await one.join()
    assert [(await first.hear("joined"))["peerId"] for _ in range(3)] == [teacher.peer, first.peer, second.peer]
    assert (await first.say(teacher))["code"] == "call_elsewhere"
    assert (await first.command("renew"))["data"]["isCurrent"] is False
    assert (await first.command("leave"))["type"] == "ack"
    assert await second.tab.silence("call:left")
    renewed = (await second.command("renew"))["data"]
    assert renewed["isCurrent"] is True
    assert peers_of(renewed) == as_peers(teacher, second)
    await first.join()  # takes the call back
    assert (await second.command("renew"))["data"]["isCurrent"] is False


async def test_a_tab_that_left_is_no_peer_any_more(people, session, caller):
    teacher, student = await caller(people[0]), await caller(people[1])
    await teacher.join()
    await student.join()
    await student.command("leave")
    assert peers_of((await teacher.command("renew"))["data"]) == as_peers(teacher)
    assert (await teacher.say(student))["code"] == "peer_gone"
    assert (await student.command("renew"))["data"]["isCurrent"] is False


async def test_a_tab_that_says_nothing_for_a_minute_is_gone_and_back_when_it_speaks(people, session, caller):
    teacher, student = await caller(people[0]), await caller(people[1])
    await teacher.join()
    await student.join()
    long_ago = now_ms() - dt.timedelta(seconds=61)
    theirs = Attendance.objects.filter(session_id=session.pk, user_id=people[1].pk)
    await in_thread(lambda: theirs.update(seen_at=long_ago))
    assert peers_of((await teacher.command("renew"))["data"]) == as_peers(teacher)
    assert (await teacher.say(student))["code"] == "peer_gone"
    assert (await student.command("renew"))["data"]["isCurrent"] is True
    assert (await teacher.say(student))["type"] == "ack"


async def test_joining_again_with_the_same_tab_changes_nothing(people, session, caller):
    student = await caller(people[1])
    first, second = await student.join(), await student.join()
    assert first["peers"] == second["peers"]
    assert await in_thread(Attendance.objects.count) == 1


async def test_rest_says_the_same_and_changes_nothing(people, session, caller, api):
    teacher = await caller(people[0])
    await teacher.join()
    path = f"/api/sessions/{session.pk}/call"
    found = await in_thread(lambda: api(people[1]).get(path))
    answer = found.json()
    assert found["Cache-Control"] == "no-store"  # it holds credentials
    assert peers_of(answer) == as_peers(teacher)
    assert answer.keys() == {"peers", "iceServers", "icePolicy", "iceUntil", "expiresAt"}
    assert await in_thread(Attendance.objects.count) == 1


async def test_the_other_ones_peer_id_cannot_be_taken(people, session, caller):
    teacher, student = await caller(people[0]), await caller(people[1])
    await teacher.join()
    student.peer = teacher.peer
    assert (await student.command("join"))["code"] == "invalid"
    assert (await student.command("join", peerId=str(uuid4())))["type"] == "ack"
