"""Changing the text of a message that was sent."""

import datetime as dt
import json
from uuid import UUID

import pytest
import time_machine

from accounts.services import account_delete
from chat.errors import ConversationClosed, EditTooLate, MessageIsDeleted, NotEditable, NotYourMessage
from chat.models import Message
from chat.selectors import conversation_of, message_shown, previews_of
from chat.services import message_delete, message_edit, message_send
from chat.services.drafts import Draft
from moderation.models import Report
from moderation.services import member_block, report_create
from notifications.models import Notification
from realtime.models import UserEvent
from realtime.selectors import events_after
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound, TooFast
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.chat import conversation_between, say, sent_file
from tests.factories.swaps import agreed_swap

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(member, other):
    return conversation_between(member, other)


@pytest.fixture
def sent(conversation, member):
    return say(conversation, member, "See you at the staton")


def events_of(person, kind="chat:message:edited"):
    frames = [json.loads(frame.text) for frame in events_after(person.pk, 0)]
    return [frame["data"] for frame in frames if frame["type"] == kind]


def test_an_edited_text_is_the_one_that_everything_shows(conversation, sent, member, other):
    reply = say(conversation, other, "Which?", reply_to=Message.objects.get().pk)
    message_edit(message_id=sent["id"], by=member.pk, content="See you at the station")
    shown = message_shown(other.pk, Message.objects.get(seq=1).pk)
    assert (shown["content"], shown["createdAt"]) == ("See you at the station", sent["createdAt"])
    assert shown["editedAt"] is not None
    assert message_shown(member.pk, reply["id"])["replyPreview"]["content"] == "See you at the station"
    assert set(previews_of([Message.objects.get(seq=1).pk]).values()) == {"See you at the station"}
    assert "staton" not in json.dumps(conversation_of(other.pk, conversation.pk), default=str)


def test_both_people_get_the_event_and_the_log_keeps_no_text(sent, member, other):
    message_edit(message_id=sent["id"], by=member.pk, content="See you at the station")
    message_edit(message_id=sent["id"], by=member.pk, content="See you there")
    for person in (member, other):
        assert [event["content"] for event in events_of(person)] == ["See you there", "See you there"]
    assert not UserEvent.objects.filter(data__contains="See you").exists()
    assert Notification.objects.filter(user=other).count() == 1


def test_the_same_text_again_changes_nothing(sent, member, other):
    message_edit(message_id=sent["id"], by=member.pk, content=sent["content"])
    assert message_shown(member.pk, sent["id"])["editedAt"] is None
    assert events_of(other) == []


def test_after_fifteen_minutes_it_stays_as_it_is(sent, member):
    minutes = dt.timedelta(minutes=1)
    with time_machine.travel(now_ms() + 14 * minutes, tick=False):
        message_edit(message_id=sent["id"], by=member.pk, content="In time")
    with time_machine.travel(now_ms() + 16 * minutes, tick=False), pytest.raises(EditTooLate):
        message_edit(message_id=sent["id"], by=member.pk, content="Too late")
    assert Message.objects.get().content == "In time"


def test_only_its_sender_edits_a_message_and_strangers_see_nothing(sent, other):
    with pytest.raises(NotYourMessage):
        message_edit(message_id=sent["id"], by=other.pk, content="I agree")
    with pytest.raises(NotFound):
        message_edit(message_id=sent["id"], by=UserFactory().pk, content="I agree")


def test_what_is_deleted_blocked_or_closed_is_not_edited(sent, member, other):
    member_block(by=other, user_id=member.pk)
    with pytest.raises(NotFound):
        message_edit(message_id=sent["id"], by=member.pk, content="Hello?")
    later = say(conversation_between(member, third := UserFactory()), member)
    account_delete(user=third, password=PASSWORD)
    with pytest.raises(ConversationClosed):
        message_edit(message_id=later["id"], by=member.pk, content="Hello?")
    gone = say(conversation_between(member, UserFactory()), member)
    message_delete(message_id=gone["id"], by=member.pk)
    with pytest.raises(MessageIsDeleted):
        message_edit(message_id=gone["id"], by=member.pk, content="Hello?")
    assert Message.objects.get(pk=gone["id"]).content == ""


def test_a_card_has_no_text_to_edit(member, other):
    agreed_swap(member, other)
    card = Message.objects.get()
    with pytest.raises(NotEditable):
        message_edit(message_id=card.pk, by=card.sender_id, content="Cheaper")


def test_an_edited_text_follows_the_rules_of_a_new_one(sent, conversation, member):
    for wrong in ("", " ", "x" * 4001):
        with pytest.raises(InvalidInput):
            message_edit(message_id=sent["id"], by=member.pk, content=wrong)
    sent_file(conversation, member)
    carrier = Message.objects.get(seq=2)
    message_edit(message_id=carrier.pk, by=member.pk, content="The chords")
    message_edit(message_id=carrier.pk, by=member.pk, content="")
    assert len(Message.objects.get(seq=2).attachments) == 1


def test_what_was_reported_is_kept_as_it_was(sent, member, other):
    message_edit(message_id=sent["id"], by=member.pk, content="Send me money")
    report_create(by=other, kind="message", target_id=sent["id"], reason="scam")
    message_edit(message_id=sent["id"], by=member.pk, content="Nice weather")
    evidence = Report.objects.get().evidence["message"]
    assert evidence["text"] == "Send me money"
    assert evidence["editedAt"]


def test_who_sends_it_again_with_its_first_text_gets_the_message_as_it_is(sent, conversation, member):
    message_edit(message_id=sent["id"], by=member.pk, content="See you at the station")
    again = message_send(Draft(conversation.pk, member.pk, UUID(sent["clientId"]), sent["content"]))
    assert (again.created, again.message["content"]) == (False, "See you at the station")


def test_edits_are_limited(sent, member, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "message_edit": "2 per minute"}
    for text in ("One", "Two"):
        message_edit(message_id=sent["id"], by=member.pk, content=text)
    with pytest.raises(TooFast):
        message_edit(message_id=sent["id"], by=member.pk, content="Three")
    message_edit(message_id=sent["id"], by=member.pk, content="Two")


def test_over_rest_the_answer_is_the_message(sent, member, other, api):
    path = f"/api/chat/messages/{sent['id']}"
    answer = api(member).patch(path, {"content": "See you\nat the station"})
    assert (answer.status_code, answer.json()["content"]) == (200, "See you\nat the station")
    assert api(other).patch(path, {"content": "No"}).status_code == 403
    api(member).delete(path)
    refused = api(member).patch(path, {"content": "Still here"})
    assert (refused.status_code, refused.json()["code"]) == (409, "message_deleted")
