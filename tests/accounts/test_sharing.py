"""When somebody is online, and was last, is seen only while both show it."""

import pytest

from accounts.models import User
from accounts.services import profile_update
from accounts.sharing import presence_contacts
from moderation.services import member_block
from realtime.presence import presence
from skillswap.db.fields import now_ms
from skillswap.db.pool import in_thread
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.skills import offers, wants
from tests.realtime.conftest import open_tab, people

__all__ = ["open_tab", "people"]

socket = pytest.mark.django_db(transaction=True)


def acquainted(one, two):
    talk = conversation_between(one, two)
    say(talk, one)
    say(talk, two)


@pytest.fixture
def contacts(member, other):
    """They have both written, and are online."""
    acquainted(member, other)
    User.objects.update(last_online_at=now_ms())
    presence().renew("test")
    for person in (member, other):
        presence().record("test", person.pk, 1)
    yield member, other
    for person in (member, other):
        presence().record("test", person.pk, 0)


def switch(user, is_on):
    profile_update(user=user, show_last_seen=is_on)


def seen(api, viewer, person):
    """Every answer of REST, ours and the earlier systems', that says when `person` was online."""
    client, key = api(viewer), str(person.pk)
    sides = client.get("/api/chat/conversations").json()["data"][0]["participants"]
    (side,) = [one for one in sides if one["id"] == key]
    user = client.get(f"/compat/barter/api/users/{key}").json()["data"]
    (theirs,) = client.get("/compat/barter/api/messages/conversations").json()["data"]
    (shop,) = client.get("/compat/shop/api/conversations").json()
    (listed,) = [one for one in shop["participants"] if one["_id"] == key]
    profile = client.get(f"/api/users/{key}").json()
    times = (side["lastOnlineAt"], profile["lastOnlineAt"], user["lastSeen"], theirs["otherUser"].get("lastSeen"))
    flags = (side["isOnline"], user["isOnline"], theirs["otherUser"]["isOnline"], listed["online"])
    return {time is not None for time in times} | set(flags)


@pytest.mark.parametrize("who", [0, 1])
def test_while_one_has_turned_it_off_neither_learns_when_the_other_is_online(api, contacts, who):
    member, other = contacts
    assert True in seen(api, member, other)
    api(contacts[who]).patch("/api/users/profile", {"showLastSeen": False})
    assert seen(api, member, other) == seen(api, other, member) == {False}
    assert presence_contacts(member.pk) == presence_contacts(other.pk) == set()
    api(contacts[who]).patch("/api/users/profile", {"showLastSeen": True})
    assert presence_contacts(member.pk) == {other.pk}
    assert True in seen(api, other, member)


def test_one_who_hides_it_takes_nothing_from_others(contacts):
    member, other = contacts
    third = UserFactory()
    acquainted(member, third)
    switch(third, False)
    assert (presence_contacts(member.pk), presence_contacts(third.pk)) == ({other.pk}, set())


@pytest.mark.parametrize("hider", ["teacher", "learner"])
def test_no_suggestion_tells_who_was_here_lately(api, member, other, hider):
    offers(other, "Guitar playing")
    wants(member, "Guitar playing")
    User.objects.update(last_online_at=now_ms())
    (before,) = api(member).get("/api/matches/suggestions").json()
    switch(other if hider == "teacher" else member, False)
    (hidden,) = api(member).get("/api/matches/suggestions").json()
    User.objects.update(last_online_at=None)
    (never,) = api(member).get("/api/matches/suggestions").json()
    assert hidden == never
    assert hidden["score"] < before["score"]


@socket
async def test_sockets_are_told_nothing_while_it_is_off(people, open_tab):
    one, two = people
    await in_thread(acquainted, one, two)
    mine, theirs = await open_tab(one), await open_tab(two)
    await mine.next("user:online")
    await in_thread(switch, two, False)
    for tab, gone in ((mine, two), (theirs, one)):
        assert (await tab.next("user:offline"))["data"] == {"userId": str(gone.pk), "lastOnlineAt": None}
    again = await open_tab(two)
    assert again.welcome["online"] == []
    await again.close()
    await theirs.close()
    back = await open_tab(two)
    assert await mine.silence("user:online")
    assert await mine.silence("user:offline")
    await in_thread(switch, two, True)
    assert (await mine.next("user:online"))["data"]["userId"] == str(two.pk)
    assert (await back.next("user:online"))["data"]["userId"] == str(one.pk)


@socket
async def test_a_block_does_not_say_that_somebody_is_here_who_hides_it(people, open_tab):
    one, two = people
    await in_thread(acquainted, one, two)
    await in_thread(switch, two, False)
    mine = await open_tab(one)
    await open_tab(two)
    await in_thread(member_block, by=one, user_id=two.pk)
    assert await mine.silence("user:offline")


@socket
async def test_what_one_reads_with_receipts_off_reaches_ones_own_tabs_alone(people, open_tab):
    one, two = people
    talk = await in_thread(conversation_between, one, two)
    await in_thread(say, talk, one)
    await in_thread(lambda: profile_update(user=two, show_read_receipts=False))
    sender, reader, second = await open_tab(one), await open_tab(two), await open_tab(two)
    await reader.command("chat:read", conversationId=str(talk.pk), seq=1)
    assert (await second.next("chat:read"))["data"]["unreadCount"] == 0
    assert await sender.silence("chat:read")
