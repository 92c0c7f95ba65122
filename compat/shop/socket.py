"""System E's commands and events. They say who they are with each command; anybody else is an error."""

import re
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import User
from chat.commands import outbox
from chat.selectors import message_with_file, newest_seq, other_in
from chat.services import Draft, conversation_open, conversation_read, typing_publish
from compat.shop.shapes import message_out, notification_out
from compat.socketio.vocabulary import Data, Me, Said, Shape, Vocabulary, read, require_me
from compat.temporary_ids import TemporaryId, client_id_from
from realtime.errors import BadFrame
from skillswap.db.pool import in_thread
from skillswap.errors import InvalidInput
from skillswap.text_fields import CommandText

_FILE_ID = re.compile(r"(?:^|/attachments/)([0-9a-f]{8}-[0-9a-f-]{27})(?:$|\?)", re.IGNORECASE)


class Registration(Shape):
    user_id: UUID


class InConversation(Shape):
    conversation_id: UUID
    sender_id: UUID | None = None
    recipient_id: UUID | None = None


class SendMessage(Shape):
    conversation_id: UUID | None = None
    sender_id: UUID | None = None
    recipient_id: UUID | None = None
    text: CommandText = ""
    attachment: Any = None  # its id or address, or an object with one of them
    temp_id: TemporaryId | None = None


class MarkRead(Shape):
    conversation_id: UUID
    user_id: UUID | None = None
    recipient_id: UUID | None = None


async def register(me: Me, data: Any) -> dict[str, Any]:
    """Say who one is, which the server knows. Raises NotOneself for somebody else."""
    require_me(me, read(Registration, data, bare="userId").user_id)
    return {}


async def send_message(me: Me, data: Any) -> dict[str, Any]:
    """Send a message; the acknowledgement is the message.

    A file was uploaded before, by `POST messages`, which sent it: then this is that message, and nothing is sent twice.
    """
    sent = read(SendMessage, data)
    require_me(me, sent.sender_id)
    file_id = None if sent.attachment is None else _file_id(sent.attachment)
    there = None if file_id is None else await in_thread(message_with_file, me.user_id, file_id)
    if there is not None:
        return message_out(there, me.user_id)
    client_id = client_id_from(sent.temp_id, sender_id=me.user_id)
    conversation_id = await _conversation(me, sent)
    files = () if file_id is None else (file_id,)
    draft = Draft(conversation_id, me.user_id, client_id, sent.text, None, files)
    return message_out((await outbox.submit(draft)).message, me.user_id)


async def typing(me: Me, data: Any) -> dict[str, Any]:
    return await _typing(me, data, True)


async def stop_typing(me: Me, data: Any) -> dict[str, Any]:
    return await _typing(me, data, False)


async def mark_read(me: Me, data: Any) -> dict[str, Any]:
    """All that is there is read."""
    sent = read(MarkRead, data, bare="conversationId")
    require_me(me, sent.user_id)
    await in_thread(_read_all, me.user_id, sent.conversation_id)
    return {}


async def _typing(me: Me, data: Any, typing: bool) -> dict[str, Any]:
    sent = read(InConversation, data, bare="conversationId")
    require_me(me, sent.sender_id)
    await in_thread(typing_publish, conversation_id=sent.conversation_id, by=me.user_id, typing=typing)
    return {}


async def _conversation(me: Me, sent: SendMessage) -> UUID:
    """Where to: the conversation that is named, or the one with the recipient."""
    if sent.conversation_id is not None:
        return sent.conversation_id
    if sent.recipient_id is None:
        raise InvalidInput("conversationId", gettext("Say in which conversation, or to whom."))
    return await in_thread(_opened, me.user_id, sent.recipient_id)


def _opened(user_id: UUID, recipient_id: UUID) -> UUID:
    conversation, _ = conversation_open(by=User.objects.get(pk=user_id), with_id=recipient_id)
    pk: UUID = conversation.pk
    return pk


def _read_all(user_id: UUID, conversation_id: UUID) -> None:
    other_in(user_id, conversation_id)
    conversation_read(conversation_id=conversation_id, by=user_id, seq=newest_seq(conversation_id))


def _file_id(attachment: Any) -> UUID:
    """Raises BadFrame."""
    if isinstance(attachment, dict):
        attachment = attachment.get("_id") or attachment.get("id") or attachment.get("url")
    found = _FILE_ID.search(attachment) if isinstance(attachment, str) else None
    try:
        return UUID(found[1] if found else "")
    except ValueError as error:
        raise BadFrame("attachment: Upload the file with POST messages, and name it by its id or address.") from error


async def message(data: Data, me: Me) -> list[Said]:
    """Only what the other wrote: one's own message is the acknowledgement."""
    return [] if data["senderId"] == str(me.user_id) else [("message", message_out(data, me.user_id))]


def _who_writes(data: Data) -> dict[str, Any]:
    return {"conversationId": data["conversationId"], "senderId": data["userId"], "userId": data["userId"]}


async def is_typing(data: Data, me: Me) -> list[Said]:
    return [("typing", _who_writes(data))]


async def stopped_typing(data: Data, me: Me) -> list[Said]:
    return [("stopTyping", _who_writes(data))]


async def was_read(data: Data, me: Me) -> list[Said]:
    """To the sender of what was read, not to who read it."""
    if data["userId"] == str(me.user_id):
        return []
    return [("markRead", {name: data[name] for name in ("conversationId", "userId", "readAt")})]


async def notification(data: Data, me: Me) -> list[Said]:
    return [("notification", notification_out(data))]


async def online(data: Data, me: Me) -> list[Said]:
    return [_presence(data["userId"], "online")]


async def offline(data: Data, me: Me) -> list[Said]:
    return [_presence(data["userId"], "offline")]


async def who_is_online(data: Data, me: Me) -> list[Said]:
    """Who is online already, said as if they came now."""
    return [_presence(user_id, "online") for user_id in data["online"]]


def _presence(user_id: str, status: str) -> Said:
    return "presence", {"userId": user_id, "status": status}


VOCABULARY = Vocabulary(
    name="shop",
    commands={
        "register": register,
        "sendMessage": send_message,
        "typing": typing,
        "stopTyping": stop_typing,
        "markRead": mark_read,
    },
    events={
        "welcome": who_is_online,
        "chat:message:new": message,
        "chat:typing": is_typing,
        "chat:typing:stop": stopped_typing,
        "chat:read": was_read,
        "notification:new": notification,
        "user:online": online,
        "user:offline": offline,
    },
)
