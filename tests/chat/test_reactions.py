"""Emoji under messages."""

import json

import pytest

from accounts.services import account_delete
from chat.errors import ConversationClosed, MessageIsDeleted, TooManyReactions
from chat.models import Message, Participant, Reaction
from chat.privacy import chat_data
from chat.selectors import message_shown, messages_of
from chat.services import message_delete, reaction_put, reaction_take
from moderation.services import member_block
from notifications.models import Notification
from realtime.models import UserEvent
from realtime.selectors import events_after
from skillswap.errors import InvalidInput, NotFound, TooFast
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.chat import conversation_between, say

pytestmark = pytest.mark.django_db
SIX = ("👍", "❤️", "😂", "🎉", "👏", "🙏")


@pytest.fixture
def conversation(member, other):
    return conversation_between(member, other)


@pytest.fixture
def sent(conversation, member):
    return say(conversation, member)


def put(sent, by, *emoji):
    for one in emoji:
        reaction_put(message_id=sent["id"], by=by.pk, emoji=one)


def under(sent, viewer):
    shown = message_shown(viewer.pk, sent["id"])["reactions"]
    return {one["emoji"]: one["userIds"] for one in shown}


def test_both_people_see_who_put_what_under_a_message(sent, member, other):
    put(sent, other, "👍", "🎉")
    put(sent, member, "🎉")
    for person in (member, other):
        assert under(sent, person) == {"👍": [str(other.pk)], "🎉": [str(other.pk), str(member.pk)]}
    reaction_take(message_id=sent["id"], by=other.pk, emoji="🎉")
    assert under(sent, member) == {"👍": [str(other.pk)], "🎉": [str(member.pk)]}


def test_putting_or_taking_it_again_changes_nothing_and_is_said_once(sent, other):
    put(sent, other, "👍", "👍")
    assert UserEvent.objects.filter(user=other, type="chat:reaction").count() == 1
    for _ in range(2):
        now = reaction_take(message_id=sent["id"], by=other.pk, emoji="👍")
    assert now.reactions == []
    assert UserEvent.objects.filter(user=other, type="chat:reaction").count() == 2


def test_one_emoji_has_one_spelling(sent, other):
    put(sent, other, "❤", "❤️")
    assert list(under(sent, other)) == ["❤️"]
    reaction_take(message_id=sent["id"], by=other.pk, emoji="❤")
    assert not Reaction.objects.exists()


def test_a_reaction_is_no_notice_and_nothing_unread(sent, member, other):
    before = Notification.objects.count()
    put(sent, other, "👍")
    assert Notification.objects.count() == before
    assert Participant.objects.get(user=member).unread == 0


def test_a_member_puts_six_different_emoji_under_a_message_at_most(sent, member, other):
    put(sent, other, *SIX)
    with pytest.raises(TooManyReactions):
        put(sent, other, "😮")
    put(sent, other, SIX[0])
    put(sent, member, "😮")
    assert len(under(sent, member)) == 7


@pytest.mark.parametrize("wrong", ["", "a", "7", "#", "👍👍", "👍 ", "<b>", "🇸", "ok 👍", "👍" * 41])
def test_what_is_not_one_emoji_is_refused(sent, other, wrong):
    with pytest.raises(InvalidInput):
        put(sent, other, wrong)


ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize("emoji", ["7️⃣", "🇸🇪", "👩🏽‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "❤️‍🔥", "👩🏻‍❤️‍💋‍👩🏿", ENGLAND])
def test_one_emoji_may_be_made_of_many_characters(sent, other, emoji):
    put(sent, other, emoji)
    assert list(under(sent, other)) == [emoji]


def test_with_the_message_its_reactions_are_gone(sent, member, other):
    put(sent, other, "👍")
    message_delete(message_id=sent["id"], by=member.pk)
    assert not Reaction.objects.exists()
    assert under(sent, other) == {}
    with pytest.raises(MessageIsDeleted):
        put(sent, other, "👍")
    frames = [json.loads(frame.text)["type"] for frame in events_after(other.pk, 0)]
    assert "chat:reaction" not in frames


def test_nobody_reacts_where_nobody_may_write(sent, member, other):
    with pytest.raises(NotFound):
        put(sent, UserFactory(), "👍")
    closed = say(conversation_between(member, third := UserFactory()), member)
    account_delete(user=third, password=PASSWORD)
    with pytest.raises(ConversationClosed):
        put(closed, member, "👍")
    member_block(by=member, user_id=other.pk)
    with pytest.raises(NotFound):
        put(sent, other, "👍")


def test_reactions_are_limited(sent, other, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "reaction": "2 per minute"}
    put(sent, other, "👍", "🎉", "🎉")
    with pytest.raises(TooFast):
        put(sent, other, "❤️")


def test_an_export_says_who_reacted_with_what(sent, member, other):
    put(sent, other, "👍")
    ((talk,),) = (list(chat_data(member.pk)[1]),)
    (message,) = talk["messages"]
    assert message["reactions"] == [{"emoji": "👍", "by": [other.name]}]


@pytest.mark.parametrize("messages", [1, 12])
def test_a_page_with_reactions_costs_the_same_for_one_message_or_many(
    messages, conversation, member, other, django_assert_num_queries
):
    for number in range(messages):
        put(say(conversation, member, str(number)), other, "👍", "🎉")
    assert Message.objects.filter(reaction_changes=2).count() == messages
    with django_assert_num_queries(3):
        messages_of(other.pk, conversation.pk, cursor=None, after_seq=None, limit=20)


def test_over_rest_the_answer_is_what_is_under_the_message(sent, other, api):
    path = f"/api/chat/messages/{sent['id']}/reactions/%F0%9F%91%8D"
    answer = api(other).put(path)
    assert answer.status_code == 200
    assert answer.json()["reactions"] == [{"emoji": "👍", "userIds": [str(other.pk)]}]
    assert api(other).delete(path).json()["reactions"] == []
    assert api(other).put(f"/api/chat/messages/{sent['id']}/reactions/like").status_code == 400
