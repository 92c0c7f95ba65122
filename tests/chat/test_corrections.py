"""A learner's message as their partner would write it."""

import json
from uuid import UUID

import pytest

from chat.models import Message, Participant
from chat.selectors import message_shown
from chat.services import message_delete, message_edit
from notifications.models import Notification
from realtime.selectors import events_after
from skillswap.errors import InvalidInput
from tests.factories.chat import conversation_between, say, sent_file
from tests.factories.swaps import agreed_swap

pytestmark = pytest.mark.django_db
WRONG, RIGHT = "I am agree with you", "I agree with you"


@pytest.fixture
def conversation(member, other):
    return conversation_between(member, other)


@pytest.fixture
def original(conversation, member):
    return say(conversation, member, WRONG)


def correct(conversation, by, original, content=RIGHT, **more):
    return say(conversation, by, content, reply_to=UUID(original["id"]), kind=Message.Kind.CORRECTION, **more)


def test_a_correction_shows_both_texts_and_waits_to_be_read_as_a_message_does(conversation, original, member, other):
    sent = correct(conversation, other, original)
    assert (sent["kind"], sent["content"], sent["subject"]) == ("correction", RIGHT, {"original": WRONG})
    assert message_shown(member.pk, UUID(sent["id"]))["replyTo"] == original["id"]
    assert Participant.objects.get(user=member).unread == 1
    assert Notification.objects.filter(user=member, type="message").exists()


def test_it_keeps_the_text_that_it_corrected_when_that_is_edited_later(conversation, original, member, other):
    sent = correct(conversation, other, original)
    message_edit(message_id=original["id"], by=member.pk, content=RIGHT)
    assert message_shown(member.pk, UUID(sent["id"]))["subject"] == {"original": WRONG}


def test_it_goes_with_the_message_that_it_corrects_and_no_word_stays(conversation, original, member, other):
    sent = correct(conversation, other, original)
    answer = say(conversation, member, "Thanks!", reply_to=UUID(sent["id"]))
    message_delete(message_id=original["id"], by=member.pk)
    shown = message_shown(other.pk, UUID(sent["id"]))
    assert (shown["content"], shown["subject"]) == ("", None)
    assert shown["deletedAt"]
    assert "agree" not in json.dumps(message_shown(other.pk, UUID(answer["id"])))
    frames = [frame.text for frame in events_after(other.pk, 0)]
    assert not any("agree" in frame for frame in frames)
    assert [json.loads(frame)["data"]["id"] for frame in frames if "chat:message:deleted" in frame] == [
        original["id"],
        sent["id"],
    ]


def test_whoever_corrected_may_take_it_back_and_change_it(conversation, original, other):
    sent = correct(conversation, other, original)
    message_edit(message_id=sent["id"], by=other.pk, content="I agree.")
    assert Message.objects.get(pk=sent["id"]).subject == {"original": WRONG}
    message_delete(message_id=sent["id"], by=other.pk)
    assert Message.objects.get(pk=original["id"]).content == WRONG


def test_only_a_text_of_the_other_one_is_corrected(conversation, original, member, other):
    mine = say(conversation, other)
    sent_file(conversation, member)
    gone = say(conversation, member)
    message_delete(message_id=gone["id"], by=member.pk)
    agreed_swap(member, other)
    without_text, card = Message.objects.get(seq=3), Message.objects.get(kind=Message.Kind.SWAP)
    for wrong in (mine, gone, {"id": str(without_text.pk)}, {"id": str(card.pk)}):
        with pytest.raises(InvalidInput):
            correct(conversation, other, wrong)
    with pytest.raises(InvalidInput):
        say(conversation, other, RIGHT, kind=Message.Kind.CORRECTION)
    with pytest.raises(InvalidInput):
        correct(conversation, other, original, WRONG)


def test_over_rest_a_correction_is_a_message_with_a_kind(conversation, original, other, api):
    path = f"/api/chat/conversations/{conversation.pk}/messages"
    sent = api(other).post(path, {"content": RIGHT, "replyTo": original["id"], "kind": "correction"})
    assert (sent.status_code, sent.json()["subject"]) == (201, {"original": WRONG})
    wrong = api(other).post(path, {"content": "", "kind": "correction"})
    assert {error["field"] for error in wrong.json()["errors"]} == {"content", "replyTo"}
    assert api(other).post(path, {"content": "A card", "kind": "session"}).status_code == 400
