"""Read receipts are seen only while both show them, over REST, in the log and live."""

import json

import pytest

from chat.models import Participant
from chat.services import conversation_read
from realtime.models import UserEvent
from realtime.selectors import events_after
from tests.factories.chat import conversation_between, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(member, other):
    """Both have written: the member twice."""
    talk = conversation_between(member, other)
    say(talk, member)
    say(talk, other)
    say(talk, member)
    return talk


@pytest.fixture
def switch(api):
    def switched(user, is_on):
        assert api(user).patch("/api/users/profile", {"showReadReceipts": is_on}).status_code == 200

    return switched


def seen(api, viewer, reader, talk):
    """What REST says to `viewer`: up to which message `reader` has read, and which messages they have seen."""
    path = f"/api/chat/conversations/{talk.pk}"
    listed = api(viewer).get("/api/chat/conversations").json()["data"]
    one = api(viewer).get(path).json()
    (place,) = {
        (position["seq"], position["readAt"] is not None)
        for shown in (*listed, one)
        for position in shown["readPositions"]
        if position["userId"] == str(reader.pk)
    }
    messages = api(viewer).get(f"{path}/messages").json()["data"]
    assert one["lastMessage"]["seenBy"] == messages[0]["seenBy"]
    return place[0], {m["seq"] for m in messages for by in m["seenBy"] if by["userId"] == str(reader.pk)}


def replayed(viewer, reader):
    """The steps of the viewer's log: how many, and up to where it says that `reader` has read."""
    frames = [json.loads(frame.text) for frame in events_after(viewer.pk, 0)]
    assert [frame["cursor"] for frame in frames] == list(range(1, len(frames) + 1))
    read = [frame["data"] for frame in frames if frame["type"] == "chat:read"]
    return [data["seq"] for data in read if data["userId"] == str(reader.pk)]


NOTHING = (0, set())


def test_two_who_show_it_see_what_the_other_has_read(api, member, other, talk):
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=3)
    assert seen(api, member, other, talk) == (3, {1, 3})
    assert replayed(member, other) == [3]


@pytest.mark.parametrize("who", ["reader", "viewer"])
def test_while_one_has_turned_it_off_neither_sees_what_was_or_is_read(api, member, other, talk, switch, who):
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=1)
    conversation_read(conversation_id=talk.pk, by=member.pk, seq=2)
    switch(other if who == "reader" else member, False)
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=3)
    for viewer, reader in ((member, other), (other, member)):
        assert seen(api, viewer, reader, talk) == NOTHING
        assert replayed(viewer, reader) == []


def test_ones_own_reading_is_always_there_for_ones_own_tabs_and_counts(api, member, other, talk, switch):
    switch(other, False)
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=3)
    assert seen(api, other, other, talk) == (3, {1, 3})
    assert replayed(other, other) == [3]
    assert api(other).get(f"/api/chat/conversations/{talk.pk}").json()["unreadCount"] == 0


def test_what_is_read_while_it_is_off_stays_unseen_when_it_is_on_again(api, member, other, talk, switch):
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=1)
    switch(other, False)
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=3)
    switch(other, True)
    assert seen(api, member, other, talk) == (1, {1})
    assert replayed(member, other) == [1]
    say(talk, member)
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=4)
    assert seen(api, member, other, talk) == (4, {1, 3, 4})
    assert Participant.objects.get(conversation=talk, user=other).unread == 0


def test_no_event_is_kept_for_who_may_not_see_it(member, other, talk, switch):
    switch(other, False)
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=3)
    assert set(UserEvent.objects.filter(type="chat:read").values_list("user_id", flat=True)) == {other.pk}


@pytest.mark.parametrize("vocabulary", ["barter", "shop", "messenger", "platform"])
def test_clients_of_earlier_systems_learn_no_more(api, member, other, talk, switch, vocabulary):
    paths = {
        "barter": f"/compat/barter/api/messages/{other.pk}",
        "shop": f"/compat/shop/api/messages/{talk.pk}",
        "messenger": f"/compat/messenger/api/chat/conversations/{talk.pk}/messages",
        "platform": f"/compat/platform/api/chat/{talk.pk}",
    }
    read_before = api(member).get(paths[vocabulary])
    switch(other, False)
    conversation_read(conversation_id=talk.pk, by=other.pk, seq=3)
    read_after = api(member).get(paths[vocabulary])
    assert (read_before.status_code, read_before.content) == (read_after.status_code, read_after.content)
