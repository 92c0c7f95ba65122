"""Editing and reacting over the socket, with real frames."""

from uuid import uuid4

import pytest

from chat.models import Message
from chat.services import message_delete
from skillswap.db.pool import in_thread
from tests.factories.accounts import UserFactory
from tests.factories.chat import say

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
async def sent(people, talk):
    return await in_thread(say, talk, people[0], "See you at the staton")


async def test_an_edit_is_answered_with_the_message_and_reaches_every_tab_of_both(people, sent, open_tab):
    mine, my_other_tab, theirs = await open_tab(people[0]), await open_tab(people[0]), await open_tab(people[1])
    ack = await mine.command("chat:edit", messageId=sent["id"], content="See you at the station")
    assert ack["type"] == "ack"
    assert ack["data"] == {**sent, "content": "See you at the station", "editedAt": ack["data"]["editedAt"]}
    for tab in (mine, my_other_tab, theirs):
        event = (await tab.next("chat:message:edited"))["data"]
        assert event == {name: ack["data"][name] for name in event}


async def test_an_emoji_is_put_under_a_message_and_taken_away_in_every_tab_of_both(people, sent, open_tab):
    mine, theirs = await open_tab(people[0]), await open_tab(people[1])
    under = [{"emoji": "👍", "userIds": [str(people[1].pk)]}]
    for command, reactions in (("chat:reaction", under), ("chat:reaction:remove", [])):
        ack = await theirs.command(command, messageId=sent["id"], emoji="👍")
        assert (ack["type"], ack["data"]["reactions"]) == ("ack", reactions)
        for tab in (mine, theirs):
            assert (await tab.next("chat:reaction"))["data"] == ack["data"]


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    "emoji", ["❤️", "7️⃣", "👩🏽‍🚀", "👩🏻‍❤️‍💋‍👩🏿", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"]
)
async def test_an_emoji_of_many_characters_comes_whole_through_the_socket(emoji, people, sent, open_tab):
    theirs = await open_tab(people[1])
    ack = await theirs.command("chat:reaction", messageId=sent["id"], emoji=emoji)
    assert [one["emoji"] for one in ack["data"]["reactions"]] == [emoji]


async def test_who_was_away_gets_the_text_and_the_emoji_of_now(people, sent, open_tab):
    mine, theirs = await open_tab(people[0]), await open_tab(people[1])
    await mine.command("chat:edit", messageId=sent["id"], content="At the station")
    await theirs.command("chat:reaction", messageId=sent["id"], emoji="👍")
    await mine.command("chat:edit", messageId=sent["id"], content="There")
    await theirs.command("chat:reaction:remove", messageId=sent["id"], emoji="👍")
    late = await open_tab(people[1], cursor=0)
    assert (await late.next("chat:message:new"))["data"]["content"] == "There"
    assert [(await late.next("chat:message:edited"))["data"]["content"] for _ in range(2)] == ["There"] * 2
    assert [(await late.next("chat:reaction"))["data"]["reactions"] for _ in range(2)] == [[], []]


COMMANDS = [
    ("chat:edit", {"content": "Hello"}),
    ("chat:reaction", {"emoji": "👍"}),
    ("chat:reaction:remove", {"emoji": "👍"}),
]


@pytest.mark.parametrize(("command", "data"), COMMANDS)
async def test_a_refusal_is_an_error_frame_and_the_socket_lives_on(command, data, people, sent, open_tab):
    mine, stranger = await open_tab(people[0]), await open_tab(await in_thread(UserFactory))
    wrong = dict.fromkeys(data, "")
    refused = [
        (stranger, {**data, "messageId": sent["id"]}, "not_found"),
        (mine, {**data, "messageId": str(uuid4())}, "not_found"),
        (mine, {**wrong, "messageId": sent["id"]}, "invalid"),
        (mine, {**data, "messageId": "1"}, "bad_frame"),
        (mine, {**data, "messageId": sent["id"], "senderId": str(people[1].pk)}, "bad_frame"),
    ]
    for tab, said, code in refused:
        answer = await tab.command(command, **said)
        assert (answer["type"], answer["code"]) == ("error", code), said
    await in_thread(lambda: message_delete(message_id=sent["id"], by=people[0].pk))
    assert (await mine.command(command, messageId=sent["id"], **data))["code"] == "message_deleted"
    for tab in (mine, stranger):
        assert (await tab.command("ping"))["type"] == "ack"


async def test_only_its_sender_changes_a_message_over_the_socket(people, sent, open_tab):
    theirs = await open_tab(people[1])
    answer = await theirs.command("chat:edit", messageId=sent["id"], content="I am you")
    assert (answer["type"], answer["code"]) == ("error", "not_allowed")
    assert (await in_thread(Message.objects.get)).content == sent["content"]


async def test_the_limits_of_editing_and_reacting_say_when_to_come_back(people, sent, open_tab, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "message_edit": "1 per minute", "reaction": "1 per minute"}
    mine = await open_tab(people[0])
    for command, field, first, second in (
        ("chat:edit", "content", "One", "Two"),
        ("chat:reaction", "emoji", "👍", "🎉"),
    ):
        assert (await mine.command(command, messageId=sent["id"], **{field: first}))["type"] == "ack"
        refused = await mine.command(command, messageId=sent["id"], **{field: second})
        assert refused["code"] == "too_fast"
        assert 0 < refused["retryAfter"] <= 60
