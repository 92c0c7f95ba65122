"""System D's commands. People are named by their ids, conversations by the other person's."""

from typing import Any
from uuid import UUID

from pydantic import AliasChoices, Field
from rest_framework import serializers

from accounts.models import User
from accounts.selectors import visible_person
from chat.commands import outbox
from chat.selectors import conversation_with
from chat.services import Draft, typing_publish
from compat.barter.actions import conversation_id_with, message_deliver, message_read
from compat.barter.heard import EVENTS, message_payload, session_now
from compat.barter.selectors.messages import message_page
from compat.barter.serializers.messages import BarterSendIn
from compat.barter.shapes import Shape as TheirShape
from compat.socketio.vocabulary import Me, Shape, Vocabulary, read, require_own
from compat.temporary_ids import client_id_from
from learning.selectors import session_of
from learning.services.running import session_start
from realtime.errors import BadFrame
from skillswap.db.pool import in_thread
from skillswap.errors import NotFound


class Person(Shape):
    """Somebody else: a bare id, or under one of the names that events and paths have for them."""

    user_id: UUID = Field(validation_alias=AliasChoices("userId", "receiverId", "receiver", "otherUserId"))


class MessageId(Shape):
    message_id: UUID


class SessionId(Shape):
    session_id: UUID


async def join(me: Me, data: Any) -> dict[str, Any]:
    """Their rooms are ours without asking. Raises NotFound for whom one can neither see nor read."""
    await in_thread(_check_reachable, me.user_id, read(Person, data, bare="userId").user_id)
    return {}


async def leave(me: Me, data: Any) -> dict[str, Any]:
    """Nothing to leave: messages to oneself are always heard."""
    read(Person, data, bare="userId")
    return {}


async def send(me: Me, data: Any) -> TheirShape:
    """Send a message, or ask for a session, or answer, once for each `tempId`; the acknowledgement is the message."""
    require_own(me, data, "userId")
    body = _body(data)
    temporary = data.get("tempId")
    client_id = client_id_from(None if temporary is None else str(temporary), sender_id=me.user_id)
    if body["messageType"] != "text":
        return await in_thread(_deliver, me.user_id, body, client_id.hex)
    conversation_id = await _conversation(me, body["receiver"])
    draft = Draft(conversation_id, me.user_id, client_id, body["content"], body["replyTo"])
    return await message_payload((await outbox.submit(draft)).message, me)


async def mark_read(me: Me, data: Any) -> dict[str, Any]:
    message_id = read(MessageId, data, bare="messageId").message_id
    await in_thread(message_read, message_id=message_id, by=me.user_id)
    return {}


async def typing_start(me: Me, data: Any) -> dict[str, Any]:
    return await _typing(me, data, True)


async def typing_stop(me: Me, data: Any) -> dict[str, Any]:
    return await _typing(me, data, False)


async def start_session(me: Me, data: Any) -> TheirShape:
    """Start a session, or join it; the acknowledgement is the session."""
    return await in_thread(_start, me.user_id, read(SessionId, data, bare="sessionId").session_id)


def _body(data: Any) -> dict[str, Any]:
    form = BarterSendIn(data=data if isinstance(data, dict) else {})
    try:
        form.is_valid(raise_exception=True)
    except serializers.ValidationError as error:
        field, message = next(iter(form.errors.items()))
        raise BadFrame(f"{field}: {message[0] if isinstance(message, list) else message}") from error
    body: dict[str, Any] = form.validated_data
    return body


def _check_reachable(user_id: UUID, other_id: UUID) -> None:
    if conversation_with(user_id, other_id) is None:
        user = User.objects.get(pk=user_id)
        if other_id == user_id or visible_person(other_id, viewer=user) is None:
            raise NotFound


def _deliver(user_id: UUID, body: dict[str, Any], key: str) -> TheirShape:
    message_id = message_deliver(by=User.objects.get(pk=user_id), body=body, key=key)
    return message_page(user_id, body["receiver"], message_id)


def _start(user_id: UUID, session_id: UUID) -> TheirShape:
    session_start(session=session_of(user_id, session_id), by=User.objects.get(pk=user_id))
    return session_now(session_id, user_id)


async def _typing(me: Me, data: Any, typing: bool) -> dict[str, Any]:
    """Before the first message there is nobody to tell."""
    other_id = read(Person, data, bare="userId").user_id
    key = ("conversation", other_id)
    conversation_id = me.memory.get(key) or await in_thread(conversation_with, me.user_id, other_id)
    if conversation_id is not None:
        me.memory[key] = conversation_id
        await in_thread(typing_publish, conversation_id=conversation_id, by=me.user_id, typing=typing)
    return {}


async def _conversation(me: Me, other_id: UUID) -> UUID:
    """The conversation with somebody, opened if need be and remembered: it stays the same one."""
    key = ("conversation", other_id)
    if key not in me.memory:
        me.memory[key] = await in_thread(_open, me.user_id, other_id)
    conversation_id: UUID = me.memory[key]
    return conversation_id


def _open(user_id: UUID, other_id: UUID) -> UUID:
    return conversation_id_with(User.objects.get(pk=user_id), other_id)


VOCABULARY = Vocabulary(
    name="barter",
    commands={
        "join:conversation": join,
        "leave:conversation": leave,
        "message:send": send,
        "message:read": mark_read,
        "typing:start": typing_start,
        "typing:stop": typing_stop,
        "session:start": start_session,
    },
    events=EVENTS,
    claims=("senderId",),  # of most commands `userId` is the other one
)
