"""The socket's events, folded onto what REST said before, are what REST says after.

So a client that listens need never ask again. And no frame tells anybody another member's address.
"""

import asyncio
import copy
from uuid import uuid4

import pytest

pytestmark = [pytest.mark.only_on("sqlite"), pytest.mark.slow]

CONVERSATION = ("id", "lastMessage", "lastSeq", "unreadCount", "updatedAt", "readPositions")


def state_of(member):
    """What a client shows: conversations and notifications, read over REST."""
    talks = member.call("GET", "/api/chat/conversations?limit=100")["data"]
    inbox = member.call("GET", "/api/notifications?limit=100")
    return {
        "talks": {talk["id"]: {key: talk[key] for key in CONVERSATION} for talk in talks},
        "order": [talk["id"] for talk in talks],
        "notifications": {item["id"]: item for item in inbox["data"]},
        "unread": inbox["unreadCount"],
    }


def fold(state, event, me):
    """The state after one event; only what the event itself says."""
    data = event["data"]
    {
        "chat:message:new": _message,
        "chat:message:deleted": _deleted,
        "chat:read": _read,
        "notification:new": _notification,
        "notification:updated": _updated,
    }[event["type"]](state, data, me)


def _message(state, message, me):
    talk = state["talks"][message["conversationId"]]
    talk["lastMessage"], talk["lastSeq"], talk["updatedAt"] = message, message["seq"], message["createdAt"]
    if message["senderId"] != me:
        talk["unreadCount"] += 1
    state["order"].remove(talk["id"])
    state["order"].insert(0, talk["id"])


def _deleted(state, gone, me):
    last = state["talks"][gone["conversationId"]]["lastMessage"]
    if last["id"] == gone["id"]:
        last["content"], last["deletedAt"] = "", gone["deletedAt"]


def _read(state, read, me):
    talk = state["talks"][read["conversationId"]]
    for position in talk["readPositions"]:
        if position["userId"] == read["userId"]:
            position["seq"], position["readAt"] = read["seq"], read["readAt"]
    last = talk["lastMessage"]
    if last["senderId"] == me != read["userId"] and last["seq"] <= read["seq"]:
        last["seenBy"] = [{"userId": read["userId"], "readAt": read["readAt"]}]
    if read["userId"] == me:
        talk["unreadCount"] = 0  # this test reads to the newest


def _notification(state, item, me):
    known = state["notifications"].get(item["id"])
    state["unread"] += (not item["isRead"]) - bool(known and not known["isRead"])
    state["notifications"][item["id"]] = item


def _updated(state, updated, me):
    for item in state["notifications"].values():
        if updated["isRead"] and not item["isRead"] and (updated["ids"] is None or item["id"] in updated["ids"]):
            item["isRead"] = True
            state["unread"] -= 1


async def test_events_folded_onto_the_state_before_are_the_state_after(ada, ben):
    conversation = await asyncio.to_thread(ada.conversation_with, ben)
    async with ada.socket() as hers, ben.socket() as his:
        await hers.command("chat:message", conversationId=conversation, content="So that both have it in their list")
        await his.until(lambda: len(his.events) == 2)
        befores = {member.id: await asyncio.to_thread(state_of, member) for member in (ada, ben)}
        starts = {ada.id: len(hers.events), ben.id: len(his.events)}
        await talk(conversation, ada, ben, hers, his)
        heads = {member.id: await head_of(member) for member in (ada, ben)}
        for member, socket in ((ada, hers), (ben, his)):
            await socket.until(reached(socket, heads[member.id]))
            state = copy.deepcopy(befores[member.id])
            for event in socket.events[starts[member.id] :]:
                fold(state, event, member.id)
            assert state == await asyncio.to_thread(state_of, member)
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
