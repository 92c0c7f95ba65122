"""Muting, archiving, pinning, marking as unread: each for oneself alone."""

import datetime as dt

import pytest

from chat.errors import TooManyPinned
from chat.models import FOREVER, PINNED_MOST, Participant
from chat.selectors import conversations_by_activity, conversations_of
from chat.services import conversation_arrange, conversation_read
from moderation.services import member_block
from notifications.models import Notification
from realtime.models import UserEvent
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.racing import side_by_side


@pytest.fixture
def conversation(member, other):
    made = conversation_between(member, other)
    say(made, other, "Hi")
    return made


def arrange(conversation, person, **changes):
    conversation_arrange(conversation_id=conversation.pk, by=person.pk, changes=changes)


def listed(person, **options):
    page = conversations_of(person.pk, **{"cursor": None, "limit": 20, **options})
    return [row["id"] for row in page.rows]


def waiting(person):
    return Notification.objects.filter(user=person, is_read=False).count()


def test_a_muted_conversation_makes_no_notification_and_counts_its_messages(conversation, member, other):
    arrange(conversation, member, muted_until=FOREVER)
    assert waiting(member) == 0  # the one that waited is over
    say(conversation, other)
    assert waiting(member) == 0
    assert Participant.objects.get(user=member).unread == 2


def test_muting_is_over_at_its_time_and_never_the_others(conversation, member, other):
    Participant.objects.filter(user=member).update(muted_until=now_ms() - dt.timedelta(seconds=1))
    conversation_read(conversation_id=conversation.pk, by=member.pk, seq=1)
    arrange(conversation, other, muted_until=now_ms() + dt.timedelta(hours=1))
    say(conversation, other)
    assert waiting(member) == 1


def test_an_archived_conversation_comes_back_with_the_next_message(conversation, member, other):
    arrange(conversation, member, is_archived=True)
    assert (listed(member), listed(member, archived=True)) == ([], [conversation.pk])
    assert [row["id"] for row in conversations_by_activity(member.pk, limit=5)] == [conversation.pk]
    say(conversation, other)
    assert (listed(member), listed(member, archived=True)) == ([conversation.pk], [])
    assert UserEvent.objects.filter(type="chat:conversation:updated", user=member).count() == 2


def test_an_archived_and_muted_one_stays_until_its_member_writes(conversation, member, other):
    arrange(conversation, member, is_archived=True, muted_until=FOREVER)
    say(conversation, other)
    assert listed(member) == []
    say(conversation, member)
    assert listed(member) == [conversation.pk]


def test_the_other_learns_nothing_of_it(conversation, member, other):
    arrange(conversation, member, is_archived=True, is_marked_unread=True, muted_until=FOREVER)
    assert listed(other) == [conversation.pk]
    assert not UserEvent.objects.filter(type="chat:conversation:updated", user=other).exists()


def test_pinned_ones_stand_first_and_pages_repeat_and_skip_none(member):
    talks = [conversation_between(member, UserFactory()) for _ in range(7)]
    for number, talk in enumerate(talks):
        say(talk, member, str(number))
    for talk in talks[:2]:
        arrange(talk, member, is_pinned=True)
    seen, cursor = [], None
    while True:
        page = conversations_of(member.pk, cursor=cursor, limit=3)
        seen += [row["id"] for row in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            break
    expected = [talks[number].pk for number in (1, 0, 6, 5, 4, 3, 2)]
    assert seen == expected
    arrange(talks[0], member, is_archived=True)  # which unpins
    assert listed(member) == [pk for pk in expected if pk != talks[0].pk]


def test_so_many_can_be_pinned_and_a_pinned_one_again(member):
    talks = [conversation_between(member, UserFactory()) for _ in range(PINNED_MOST + 1)]
    for talk in talks[:PINNED_MOST]:
        arrange(talk, member, is_pinned=True)
    arrange(talks[0], member, is_pinned=True)
    with pytest.raises(TooManyPinned):
        arrange(talks[-1], member, is_pinned=True)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_pin_the_last_two_places_at_once_get_one(member):
    talks = [conversation_between(member, UserFactory()) for _ in range(PINNED_MOST + 1)]
    for talk in talks[: PINNED_MOST - 1]:
        arrange(talk, member, is_pinned=True)
    outcomes = side_by_side(*[lambda talk=talk: arrange(talk, member, is_pinned=True) for talk in talks[-2:]])
    assert sorted(type(outcome) for outcome in outcomes if outcome) == [TooManyPinned]
    assert Participant.objects.filter(user=member, is_pinned=True).count() == PINNED_MOST


def test_reading_takes_the_mark_away_also_where_nothing_new_is(conversation, member):
    conversation_read(conversation_id=conversation.pk, by=member.pk, seq=1)
    arrange(conversation, member, is_marked_unread=True)
    conversation_read(conversation_id=conversation.pk, by=member.pk, seq=1)
    assert not Participant.objects.get(user=member).is_marked_unread
    assert UserEvent.objects.filter(type="chat:conversation:updated", user=member).count() == 2


def test_what_makes_no_sense_is_refused(conversation, member, other):
    with pytest.raises(InvalidInput):
        arrange(conversation, member, muted_until=now_ms())
    with pytest.raises(InvalidInput):
        arrange(conversation, member, is_pinned=True, is_archived=True)
    with pytest.raises(NotFound):
        arrange(conversation, UserFactory(), is_pinned=True)
    member_block(by=other, user_id=member.pk)
    with pytest.raises(NotFound):
        arrange(conversation, member, is_archived=True)


def test_over_rest_one_changes_some_of_it_and_gets_the_conversation(conversation, member, api):
    path = f"/api/chat/conversations/{conversation.pk}"
    shown = api(member).patch(path, {"mutedUntil": "9999-01-01T00:00:00Z", "isPinned": True}).json()
    assert (shown["mutedUntil"], shown["isPinned"], shown["isArchived"]) == ("9999-01-01T00:00:00.000Z", True, False)
    assert api(member).patch(path, {"isPinned": False}).json()["mutedUntil"] == shown["mutedUntil"]
    assert api(member).patch(path, {"mutedUntil": "2020-01-01T00:00:00Z"}).json()["code"] == "invalid"
    assert api(member).get("/api/chat/conversations?archived=true").json()["data"] == []
    assert api(member).get("/api/chat/conversations?archived=maybe").status_code == 400
    (exported,) = api(member).get("/api/users/export").json().get("conversations") or [shown]
    assert exported["mutedUntil"] == shown["mutedUntil"]
