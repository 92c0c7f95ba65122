"""The socket's events, folded onto what REST said before, are what REST says after.

So a client that listens need never ask again. And no frame tells anybody another member's address.
"""

import asyncio
from types import SimpleNamespace
from uuid import uuid4

import pytest

from tests.contract.client_state import Browser, fetched

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]


def shown_to(member):
    """What the member's pages say, read over HTTP."""

    def get(path):
        body = member.call("GET", path)
        return SimpleNamespace(status_code=200, json=lambda: body)

    return fetched(SimpleNamespace(get=get))


async def test_events_folded_onto_the_state_before_are_the_state_after(ada, ben):
    conversation = await asyncio.to_thread(ada.conversation_with, ben)
    async with ada.socket() as hers, ben.socket() as his:
        await hers.command("chat:message", conversationId=conversation, content="So that both have it in their list")
        await his.until(lambda: len(his.events) == 2)
        befores = {member.id: await asyncio.to_thread(shown_to, member) for member in (ada, ben)}
        starts = {ada.id: len(hers.events), ben.id: len(his.events)}
        await talk(conversation, ada, ben, hers, his)
        heads = {member.id: await head_of(member) for member in (ada, ben)}
        for member, socket in ((ada, hers), (ben, his)):
            await socket.until(reached(socket, heads[member.id]))
            fresh = await asyncio.to_thread(shown_to, member)
            assert Browser(member.id, befores[member.id]).hear(socket.events[starts[member.id] :], fresh) == fresh
        assert not any("@" in text for text in hers.texts + his.texts)


def reached(socket, head):
    return lambda: socket.events[-1]["cursor"] == head


async def head_of(member):
    async with member.socket() as socket:
        return socket.welcome["cursor"]


async def talk(conversation, ada, ben, hers, his):
    """Writing, replying, reading, deleting, and messages that stay unread."""

    async def say(socket, content, **more):
        answer = await socket.command("chat:message", conversationId=conversation, content=content, **more)
        return answer["data"]

    question = await say(hers, "Do you still teach the hurdy-gurdy?")
    await his.command("chat:read", conversationId=conversation, seq=question["seq"])
    answer = await say(his, "I do.", replyTo=question["id"])
    await his.command("chat:typing", conversationId=conversation)
    await hers.command("chat:read", conversationId=conversation, seq=answer["seq"])
    for number in range(3):
        await say(hers, f"Wonderful {number}")
    regretted = await say(hers, "Forget that")
    await asyncio.to_thread(ada.call, "DELETE", f"/api/chat/messages/{regretted['id']}")
    body = {"content": "Over REST", "clientId": str(uuid4())}
    await asyncio.to_thread(ben.call, "POST", f"/api/chat/conversations/{conversation}/messages", body)
    deleted = await say(his, "My last word")
    await asyncio.to_thread(ben.call, "DELETE", f"/api/chat/messages/{deleted['id']}")
