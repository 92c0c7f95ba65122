"""Who is online: over all tabs, over all processes, also when one dies."""

import datetime as dt
import time
from functools import partial
from uuid import uuid4

import pytest

from accounts.models import User
from realtime.presence import LEASE_SECONDS, MemoryPresence, RedisPresence
from realtime.services import presence_lapsed
from skillswap.db.fields import now_ms
from skillswap.db.pool import in_thread
from skillswap.http.json import iso
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say

HOURS = dt.timedelta(hours=6)

socket = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=["memory", "redis"])
def presence(request):
    if request.param == "memory":
        return MemoryPresence()
    found = RedisPresence(request.getfixturevalue("redis_url"))
    found._redis.flushdb()
    return found


def test_a_member_is_online_until_the_last_tab_closes(presence):
    me, nobody = uuid4(), uuid4()
    presence.renew("p1")
    for sockets in (1, 2, 1):
        assert presence.record("p1", me, sockets) == 0
        assert presence.online([me, nobody]) == {me}
    presence.record("p1", me, 0)
    assert presence.online([me]) == set()


def test_writing_the_same_again_changes_nothing(presence):
    me = uuid4()
    presence.renew("p1")
    for _ in range(3):
        presence.record("p1", me, 1)
    presence.replace("p1", {me: 1})
    presence.record("p1", me, 0)
    assert presence.online([me]) == set()


@pytest.fixture
def shared(redis_url):
    found = RedisPresence(redis_url)
    found._redis.flushdb()
    return found


def test_tabs_in_two_processes_are_one_presence(shared):
    me = uuid4()
    for process in ("p1", "p2"):
        shared.renew(process)
    assert shared.record("p1", me, 1) == 0
    assert shared.record("p2", me, 2) == 1
    assert shared.record("p1", me, 0) == 2
    assert shared.online([me]) == {me}
    assert shared.record("p2", me, 0) == 0
    assert shared.online([me]) == set()


def test_members_of_a_crashed_process_go_offline_when_its_lease_ends(shared, monkeypatch):
    crashed, moved = uuid4(), uuid4()
    shared.replace("dies", {crashed: 1, moved: 1})
    shared.replace("lives", {moved: 1})
    now = time.time()
    monkeypatch.setattr("realtime.presence.time.time", lambda: now + LEASE_SECONDS + 1)
    assert shared.renew("lives") is False
    assert shared.remove_expired().keys() == {crashed}
    assert shared.remove_expired() == {}
    assert shared.online([crashed, moved]) == {moved}


def test_after_hours_in_which_nothing_served_nobody_was_here_until_now(shared, monkeypatch):
    me, began = uuid4(), time.time()
    shared.replace("stopped", {me: 1})
    monkeypatch.setattr("realtime.presence.time.time", lambda: began + HOURS.total_seconds())
    (since,) = shared.remove_expired().values()
    assert began <= since.timestamp() <= began + LEASE_SECONDS + 1


@socket
async def test_whose_process_ended_was_last_here_when_it_did_and_contacts_are_told_so(people, talk, open_tab):
    mine, ended = await open_tab(people[0]), now_ms() - HOURS
    await in_thread(User.objects.filter(pk=people[1].pk).update, last_online_at=ended - HOURS)
    await in_thread(partial(presence_lapsed, people[1].pk, since=ended))
    gone = (await mine.next("user:offline"))["data"]
    assert gone == {"userId": str(people[1].pk), "lastOnlineAt": iso(ended)}
    assert (await in_thread(User.objects.get, pk=people[1].pk)).last_online_at == ended


@socket
async def test_who_was_seen_after_their_process_had_ended_is_not_said_to_be_away_since_then(people, talk, open_tab):
    mine, seen = await open_tab(people[0]), now_ms()
    await in_thread(User.objects.filter(pk=people[1].pk).update, last_online_at=seen)
    await in_thread(partial(presence_lapsed, people[1].pk, since=seen - HOURS))
    assert await mine.silence("user:offline")
    assert (await in_thread(User.objects.get, pk=people[1].pk)).last_online_at == seen


def test_a_process_learns_that_its_lease_was_lost(shared, monkeypatch):
    assert shared.renew("p1") is False
    assert shared.renew("p1") is True
    shared._redis.flushdb()
    assert shared.renew("p1") is False
    now = time.time()
    monkeypatch.setattr("realtime.presence.time.time", lambda: now + LEASE_SECONDS + 1)
    assert shared.renew("p1") is False


@socket
async def test_contacts_see_each_other_come_and_go(people, talk, open_tab):
    mine = await open_tab(people[0])
    theirs = await open_tab(people[1])
    assert theirs.welcome["online"] == [str(people[0].pk)]
    assert (await mine.next("user:online"))["data"]["userId"] == str(people[1].pk)
    second = await open_tab(people[1])
    await second.close()
    assert await mine.silence("user:offline")
    await theirs.close()
    gone = await mine.next("user:offline")
    assert gone["data"]["userId"] == str(people[1].pk)
    assert gone["data"]["lastOnlineAt"]
    assert "cursor" not in gone


@socket
async def test_strangers_do_not_see_each_other(people, talk, open_tab):
    mine = await open_tab(people[0])
    stranger = await open_tab(await in_thread(UserFactory))
    assert stranger.welcome["online"] == []
    assert await mine.silence("user:online")


@socket
async def test_who_becomes_a_contact_while_online_is_seen_at_once(people, open_tab):
    mine, theirs = await open_tab(people[0]), await open_tab(people[1])
    assert mine.welcome["online"] == theirs.welcome["online"] == []
    talk = await in_thread(conversation_between, *people)
    await in_thread(say, talk, people[0])
    assert await mine.silence("user:online")
    await in_thread(say, talk, people[1])
    assert (await mine.next("user:online"))["data"]["userId"] == str(people[1].pk)
    assert (await theirs.next("user:online"))["data"]["userId"] == str(people[0].pk)
