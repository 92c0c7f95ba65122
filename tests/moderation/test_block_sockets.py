"""Blocking while both are there: presence ends at once, commands are refused, and no message slips through."""

from uuid import uuid4

import pytest

from chat.models import Conversation, Message
from chat.services import Draft, message_send
from moderation.services import member_block, member_unblock
from skillswap.db.pool import in_thread
from skillswap.errors import NotFound
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.racing import side_by_side
from tests.realtime.conftest import open_tab, people, talk

__all__ = ["open_tab", "people", "talk"]

pytestmark = pytest.mark.django_db(transaction=True)


async def test_each_sees_the_other_leave_and_nothing_more(people, talk, open_tab):
    one, two = people
    mine, theirs = await open_tab(one), await open_tab(two)
    await mine.next("user:online")
    known = await in_thread(lambda: type(two).objects.get(pk=two.pk).last_online_at)
    await in_thread(member_block, by=one, user_id=two.pk)
    gone = (await mine.next("user:offline"))["data"]
    assert gone["userId"] == str(two.pk)
    assert gone["lastOnlineAt"][:19] == known.isoformat()[:19]  # no newer than what was known
    assert (await theirs.next("user:offline"))["data"]["userId"] == str(one.pk)
    await theirs.close()
    assert await mine.silence("user:offline")
    back = await open_tab(two)
    assert back.welcome["online"] == []
    assert await mine.silence("user:online")
    await in_thread(member_unblock, by=one.pk, user_id=two.pk)
    assert (await mine.next("user:online"))["data"]["userId"] == str(two.pk)
    assert (await back.next("user:online"))["data"]["userId"] == str(one.pk)


async def test_strangers_do_not_hear_of_a_block(people, open_tab):
    mine, theirs = await open_tab(people[0]), await open_tab(people[1])
    await in_thread(member_block, by=people[0], user_id=people[1].pk)
    assert await mine.silence("user:offline")
    assert await theirs.silence("user:offline")


async def test_my_other_tabs_hear_whom_i_blocked_and_unblocked_and_the_other_one_does_not(people, open_tab):
    one, two = people
    mine, theirs = await open_tab(one), await open_tab(two)
    await in_thread(member_block, by=one, user_id=two.pk)
    assert (await mine.next("block:changed"))["data"] == {"userId": str(two.pk), "isBlocked": True}
    await in_thread(member_unblock, by=one.pk, user_id=two.pk)
    assert (await mine.next("block:changed"))["data"] == {"userId": str(two.pk), "isBlocked": False}
    assert await theirs.silence("block:changed")


@pytest.mark.parametrize("sender", [0, 1])
@pytest.mark.parametrize(
    ("kind", "data"),
    [("chat:message", {"content": "Hi"}), ("chat:read", {"seq": 1}), ("chat:typing", {}), ("chat:typing:stop", {})],
)
async def test_commands_are_answered_as_for_a_conversation_that_is_not_there(
    kind, data, sender, people, talk, open_tab
):
    await in_thread(say, talk, people[1])
    tabs = [await open_tab(person) for person in people]
    await in_thread(member_block, by=people[0], user_id=people[1].pk)
    blocked = await tabs[sender].command(kind, conversationId=str(talk.pk), **data)
    absent = await tabs[sender].command(kind, conversationId=str(uuid4()), **data)
    assert blocked["type"] == "error"
    assert {**blocked, "id": ""} == {**absent, "id": ""}
    assert blocked["code"] == "not_found"
    assert await tabs[1 - sender].silence("chat:typing")


def test_once_a_block_is_made_no_message_comes_after_it():
    for _ in range(5):
        one, two = UserFactory(), UserFactory()
        talk = conversation_between(one, two)
        say(talk, one)
        stored = []

        def keep_sending(talk=talk, two=two):
            for _ in range(10):
                message_send(Draft(talk.pk, two.pk, uuid4(), "And another thing"))

        def block(one=one, two=two, talk=talk, stored=stored):
            member_block(by=one, user_id=two.pk)
            stored.append(Conversation.objects.get(pk=talk.pk).last_seq)

        sent, blocked = side_by_side(keep_sending, block)
        assert blocked is None
        assert sent is None or isinstance(sent, NotFound)
        assert Conversation.objects.get(pk=talk.pk).last_seq == stored[0]
        assert Message.objects.filter(conversation_id=talk.pk).count() == stored[0]


def test_a_conversation_begun_while_blocking_is_not_there():
    for _ in range(5):
        one, two = UserFactory(), UserFactory()
        opened, blocked = side_by_side(
            lambda one=one, two=two: conversation_between(two, one),
            lambda one=one, two=two: member_block(by=one, user_id=two.pk),
        )
        assert blocked is True
        assert isinstance(opened, NotFound | Conversation)
        with pytest.raises(NotFound):
            conversation_between(two, one)
        if isinstance(opened, Conversation):
            with pytest.raises(NotFound):
                say(opened, two)


def test_the_same_block_twice_at_once_is_one():
    one, two = UserFactory(), UserFactory()
    made = side_by_side(*[lambda: member_block(by=one, user_id=two.pk)] * 4)
    assert sorted(made) == [False, False, False, True]
