"""Contacts: who may see when somebody is online. Two who both wanted it, never somebody who only writes or proposes."""

import datetime as dt

import pytest

from accounts.models import User, Visibility
from accounts.selectors import contacts
from chat.models import Participant
from learning.services.answering import session_decline
from moderation.services import member_block, member_unblock
from realtime.presence import presence
from skillswap.db.fields import now_ms
from swaps.services import swap_accept, swap_reject
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.sessions import agree, ask
from tests.factories.skills import offers
from tests.factories.swaps import proposal
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db


@pytest.fixture
def online(member, other):
    """Both are online, and were seen a moment ago."""
    User.objects.update(last_online_at=now_ms() - dt.timedelta(minutes=1))
    presence().renew("test")
    for person in (member, other):
        presence().record("test", person.pk, 1)
    yield
    for person in (member, other):
        presence().record("test", person.pk, 0)


def seen(api, viewer, person):
    """What the viewer's screens say of the other's times: in the conversation, its list, and on the profile."""
    client = api(viewer)
    conversation = client.post("/api/chat/conversations", {"userId": str(person.pk)}).json()
    (listed,) = client.get("/api/chat/conversations").json()["data"]
    sides = [one for shown in (conversation, listed) for one in shown["participants"] if one["id"] == str(person.pk)]
    profile = client.get(f"/api/users/{person.pk}").json()
    times = {(side["isOnline"], side["lastOnlineAt"] is not None) for side in sides}
    return times | {profile["lastOnlineAt"] is not None}


HIDDEN, SHOWN = {(False, False), False}, {(True, True), True}


def test_who_only_opens_a_conversation_or_writes_alone_learns_nothing(api, member, other, online):
    assert seen(api, member, other) == HIDDEN
    conversation = conversation_between(member, other)
    say(conversation, member, "Hello?")
    assert (seen(api, member, other), seen(api, other, member)) == (HIDDEN, HIDDEN)
    assert contacts(member.pk) == contacts(other.pk) == set()


def test_two_who_both_wrote_see_each_other(api, member, other, online):
    conversation = conversation_between(member, other)
    for person in (member, other):
        say(conversation, person)
    assert (seen(api, member, other), seen(api, other, member)) == (SHOWN, SHOWN)


def test_two_who_agreed_on_a_swap_or_a_session_are_contacts_and_who_only_asks_is_not(member, other, settings):
    settings.RATE_LIMITS_ENABLED = False
    swap_reject(swap=proposal(member, other), by=other)
    waiting = proposal(member, other)
    (guitar,) = offers(other, "Guitar playing")
    give(member, 300)
    session_decline(session=ask(member, guitar), by=other)
    assert contacts(member.pk) == set()
    swap_accept(swap=waiting, by=other, unequal_agreed=True)
    assert contacts(member.pk) == {other.pk}


def test_an_agreed_session_makes_contacts(member, other, settings):
    settings.RATE_LIMITS_ENABLED = False
    (guitar,) = offers(other, "Guitar")
    give(member, 300)
    agree(member, guitar)
    assert (contacts(member.pk), contacts(other.pk)) == ({other.pk}, {member.pk})


def test_a_block_ends_it_for_both_and_unblocking_brings_it_back(member, other):
    conversation = conversation_between(member, other)
    for person in (member, other):
        say(conversation, person)
    member_block(by=member, user_id=other.pk)
    assert contacts(member.pk) == contacts(other.pk) == set()
    member_unblock(by=member.pk, user_id=other.pk)
    assert contacts(other.pk) == {member.pk}


def test_a_private_profile_opens_for_contacts_and_for_whom_its_owner_writes_to(api, member, other):
    profile = f"/api/users/{other.pk}"
    conversation = conversation_between(member, other)
    User.objects.filter(pk=other.pk).update(visibility=Visibility.PRIVATE)
    assert api(member).get(profile).status_code == 404
    say(conversation, member, "Hello?")
    assert api(member).get(profile).status_code == 404
    say(conversation, other, "Hello.")
    assert api(member).get(profile).status_code == 200


def test_no_list_says_when_somebody_was_online(api, member, other):
    offers(other, "Guitar")
    User.objects.update(last_online_at=now_ms())
    conversation = conversation_between(member, other)
    for person in (member, other):
        say(conversation, person)
    for path in ("/api/discover", "/api/search/skills?q=guitar"):
        answer = api(member).get(path)
        assert str(other.pk) in answer.content.decode()
        assert '"lastOnlineAt":null' in answer.content.decode()
        assert '"lastOnlineAt":"' not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_first_messages_at_once_make_contacts(member, other):
    conversation = conversation_between(member, other)
    side_by_side(lambda: say(conversation, member), lambda: say(conversation, other))
    assert list(Participant.objects.values_list("both_wrote", flat=True)) == [True, True]
