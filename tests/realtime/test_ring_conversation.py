"""Three people of a ring who write to each other, with real frames."""

from typing import Any

import pytest

from chat.models import Conversation
from rings.services import ring_leave
from skillswap.db.pool import in_thread
from tests.factories.rings import agreed_ring, free_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
async def people(transactional_db: None) -> list[Any]:
    return await in_thread(free_people, 3)


@pytest.fixture
async def ring(people, nobody_works) -> Any:
    return await in_thread(lambda: agreed_ring(*people))


@pytest.fixture
async def talk(ring) -> Any:
    return await in_thread(lambda: Conversation.objects.get(ring_id=ring.pk))


async def test_a_message_a_read_mark_and_typing_reach_all_of_the_ring(people, talk, open_tab):
    tabs = [await open_tab(person) for person in people]
    sent = await tabs[0].command("chat:message", conversationId=str(talk.pk), content="Hello")
    assert sent["type"] == "ack"
    for tab in tabs:
        assert (await tab.next("chat:message:new"))["data"]["id"] == sent["data"]["id"]
    await tabs[1].command("chat:read", conversationId=str(talk.pk), seq=1)
    for tab in tabs:
        assert (await tab.next("chat:read"))["data"]["userId"] == str(people[1].pk)
    await tabs[2].command("chat:typing", conversationId=str(talk.pk))
    for tab in tabs[:2]:
        assert (await tab.next("chat:typing"))["data"]["userId"] == str(people[2].pk)


async def test_who_left_hears_that_it_is_over_for_them_and_nothing_after(people, ring, talk, open_tab):
    tabs = [await open_tab(person) for person in people]
    await tabs[0].command("chat:message", conversationId=str(talk.pk), content="Before")
    await in_thread(lambda: ring_leave(ring_id=ring.pk, by=people[0]))
    assert (await tabs[0].next("chat:conversation:closed"))["data"] == {"conversationId": str(talk.pk)}
    assert (await tabs[1].next("chat:conversation:members"))["data"] == {"conversationId": str(talk.pk)}
    refused = await tabs[0].command("chat:message", conversationId=str(talk.pk), content="After")
    assert (refused["type"], refused["code"]) == ("error", "conversation_closed")
    await tabs[1].command("chat:message", conversationId=str(talk.pk), content="After")
    late = await open_tab(people[0], cursor=0)  # what they missed is what was theirs to hear
    assert (await late.next("chat:message:new"))["data"]["content"] == "Before"
    assert (await late.next("chat:conversation:closed"))["data"] == {"conversationId": str(talk.pk)}


async def test_who_was_away_gets_what_was_written_in_the_ring_by_cursor(people, talk, open_tab):
    mine = await open_tab(people[0])
    for text in ("One", "Two"):
        await mine.command("chat:message", conversationId=str(talk.pk), content=text)
    late = await open_tab(people[2], cursor=0)
    assert [(await late.next("chat:message:new"))["data"]["content"] for _ in range(2)] == ["One", "Two"]
