"""Signals go from one current tab to the other, unchanged, and nowhere else."""

import pytest

from realtime.models import UserEvent
from skillswap.db.pool import in_thread
from tests.rooms.conftest import OFFER

CANDIDATE = {
    "candidate": "candidate:1 1 UDP 2122252543 192.0.2.1 50000 typ host",
    "sdpMid": "0",
    "sdpMLineIndex": 0,
    "usernameFragment": "aBcD",
}


@pytest.fixture
async def pair(people, session, caller):
    teacher, student = await caller(people[0]), await caller(people[1])
    await teacher.join()
    await student.join()
    return teacher, student


async def test_descriptions_and_candidates_arrive_in_order_as_they_were_sent(pair, people, session):
    teacher, student = pair
    nulls = CANDIDATE | {"sdpMid": None, "sdpMLineIndex": None, "usernameFragment": None}
    said = [OFFER, {"candidates": [CANDIDATE, nulls]}, {"candidates": []}]
    for signal in said:
        assert (await teacher.say(student, **signal))["data"] == {}
    for signal in said:
        assert await student.hear("signal") == {
            "sessionId": str(session.pk),
            "userId": str(people[0].pk),
            "peerId": teacher.peer,
            "to": student.peer,
            "signal": signal,
        }


async def test_the_sender_hears_nothing_of_it_and_nothing_is_stored(pair, caller, people):
    teacher, student = pair
    await teacher.say(student)
    await student.hear("signal")
    assert await teacher.tab.silence("call:signal")
    assert not await in_thread(UserEvent.objects.filter(type__startswith="call:").exists)


async def test_a_signal_to_oneself_or_to_a_tab_of_before_is_refused(pair, people, caller):
    teacher, student = pair
    assert (await teacher.say(teacher))["code"] == "peer_gone"
    newer = await caller(people[1])
    await newer.join()
    assert (await teacher.say(student))["code"] == "peer_gone"
    assert (await teacher.say(newer))["type"] == "ack"


@pytest.mark.parametrize(
    "signal",
    [
        {},
        {"description": None},
        {"description": {"type": "offer"}},
        {"description": {"type": "rollback", "sdp": ""}},
        {"description": OFFER["description"], "candidates": []},
        {"candidates": ["candidate"]},
        {"candidates": [CANDIDATE | {"sdpMLineIndex": -1}]},
        {"candidates": [CANDIDATE | {"more": 1}]},
        {"data": "anything"},
    ],
)
async def test_what_is_neither_a_description_nor_candidates_is_a_bad_frame(pair, signal):
    teacher, student = pair
    answer = await teacher.command("signal", to=student.peer, signal=signal)
    assert (answer["type"], answer["code"]) == ("error", "bad_frame")


@pytest.mark.parametrize(
    ("signal", "what"),
    [
        ({"description": {"type": "offer", "sdp": "v" * 12_001}}, "12001 characters; 12000 are allowed"),
        ({"description": {"type": "answer", "sdp": "v=0\0\r\n"}}, "no browser sends"),
        ({"description": {"type": "answer", "sdp": "v=0\u202e\r\n"}}, "no browser sends"),
        ({"candidates": [CANDIDATE] * 51}, "at most 50"),
        ({"candidates": [CANDIDATE | {"candidate": "c" * 1001}]}, "1001 characters"),
        ({"candidates": [CANDIDATE | {"candidate": "a\r\nb"}]}, "no browser sends"),
        ({"candidates": [CANDIDATE | {"sdpMid": "m" * 65}]}, "65 characters"),
        ({"candidates": [CANDIDATE | {"usernameFragment": "u" * 257}]}, "257 characters"),
    ],
)
async def test_what_no_browser_sends_is_refused_with_a_reason_and_reaches_nobody(pair, signal, what):
    teacher, student = pair
    answer = await teacher.say(student, **signal)
    assert (answer["code"], what in answer["message"]) == ("invalid", True), answer
    await teacher.say(student)
    assert (await student.hear("signal"))["signal"] == OFFER


async def test_half_a_character_is_a_bad_frame(pair):
    teacher, student = pair
    frame = (
        f'{{"type":"call:signal","id":"half","data":{{"sessionId":"{teacher.session.pk}","peerId":"{teacher.peer}",'
        f'"to":"{student.peer}","signal":{{"description":{{"type":"offer","sdp":"\\ud800"}}}}}}}}'
    )
    await teacher.tab.send(frame)
    answer = await teacher.tab.next("error")
    assert (answer["id"], answer["code"]) == ("half", "bad_frame")
    assert await student.tab.silence("call:signal")


async def test_who_signals_without_end_is_slowed_down_and_the_call_goes_on(pair, settings):
    teacher, student = pair
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"call_signal": "3 per minute"}
    codes = [(await teacher.say(student)).get("code") for _ in range(4)]
    assert codes == [None, None, None, "too_fast"]
    assert (await student.say(teacher))["type"] == "ack"


async def test_joining_without_end_is_slowed_down(people, session, caller, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"call_join": "2 per minute"}
    student = await caller(people[1])
    answers = [await student.command("join") for _ in range(3)]
    assert [answer.get("code") for answer in answers] == [None, None, "too_fast"]
    assert answers[-1]["retryAfter"] > 0


async def test_a_signal_costs_the_same_whatever_it_holds(pair, django_assert_max_num_queries):
    from uuid import UUID

    from rooms.services.signalling import call_signal
    from rooms.shapes import CandidatesSignal

    teacher, student = pair

    def signal():
        with django_assert_max_num_queries(3):
            call_signal(
                session_id=teacher.session.pk,
                by=teacher.user.pk,
                peer_id=UUID(teacher.peer),
                to=UUID(student.peer),
                signal=CandidatesSignal(candidates=[]),
            )

    await in_thread(signal)
