"""The chat's commands on the socket."""

from collections.abc import Callable
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from pydantic import Field

from chat.events import ReactionsChanged
from chat.selectors import message_shown
from chat.services import (
    Draft,
    conversation_read,
    message_edit,
    messages_send,
    reaction_put,
    reaction_take,
    typing_publish,
)
from realtime.batching import Batcher
from realtime.commands import Command, CommandData, register
from realtime.errors import BadFrame
from skillswap.db.pool import in_thread
from skillswap.text_fields import CommandText

outbox = Batcher(messages_send, most=64)


class SendMessage(CommandData):
    conversation_id: UUID
    content: CommandText
    reply_to: UUID | None = None
    kind: Literal["text", "correction"] = "text"
    attachments: list[UUID] = Field(default_factory=list, max_length=settings.ATTACHMENTS_PER_MESSAGE)


class ReadUpTo(CommandData):
    conversation_id: UUID
    seq: int = Field(ge=0, le=2**53)


class EditMessage(CommandData):
    message_id: UUID
    content: CommandText


class React(CommandData):
    message_id: UUID
    emoji: CommandText


class InConversation(CommandData):
    conversation_id: UUID


async def _send(user_id: UUID, command_id: str, data: SendMessage) -> dict[str, Any]:
    try:
        client_id = UUID(command_id)
    except ValueError as error:
        raise BadFrame(_("The id of a chat:message is a UUID that you make.")) from error
    files = tuple(data.attachments)
    sent = await outbox.submit(
        Draft(data.conversation_id, user_id, client_id, data.content, data.reply_to, files, data.kind)
    )
    return sent.message


async def _read(user_id: UUID, command_id: str, data: ReadUpTo) -> dict[str, Any]:
    await in_thread(conversation_read, conversation_id=data.conversation_id, by=user_id, seq=data.seq)
    return {}


async def _edit(user_id: UUID, command_id: str, data: EditMessage) -> dict[str, Any]:
    await in_thread(message_edit, message_id=data.message_id, by=user_id, content=data.content)
    return await in_thread(message_shown, user_id, data.message_id)


async def _react(user_id: UUID, command_id: str, data: React) -> dict[str, Any]:
    return await _reacted(reaction_put, user_id, data)


async def _take_reaction(user_id: UUID, command_id: str, data: React) -> dict[str, Any]:
    return await _reacted(reaction_take, user_id, data)


async def _reacted(service: Callable[..., ReactionsChanged], user_id: UUID, data: React) -> dict[str, Any]:
    now = await in_thread(service, message_id=data.message_id, by=user_id, emoji=data.emoji)
    return now.model_dump(by_alias=True, mode="json")


async def _typing(user_id: UUID, command_id: str, data: InConversation) -> dict[str, Any]:
    await in_thread(typing_publish, conversation_id=data.conversation_id, by=user_id, typing=True)
    return {}


async def _typing_stop(user_id: UUID, command_id: str, data: InConversation) -> dict[str, Any]:
    await in_thread(typing_publish, conversation_id=data.conversation_id, by=user_id, typing=False)
    return {}


def register_commands() -> None:
    """Make the chat's commands known to the socket."""
    register(Command("chat:message", SendMessage, _send, "Send a message; `id` is its clientId, the ack its message."))
    register(Command("chat:edit", EditMessage, _edit, "Change the text of an own message; the ack is the message."))
    register(Command("chat:reaction", React, _react, "Put an emoji under a message; the ack is what is there now."))
    register(Command("chat:reaction:remove", React, _take_reaction, "Take an own emoji away; as above."))
    register(Command("chat:read", ReadUpTo, _read, "You have read the conversation up to `seq`."))
    register(Command("chat:typing", InConversation, _typing, "You are writing; repeat it every few seconds."))
    register(Command("chat:typing:stop", InConversation, _typing_stop, "You stopped writing."))
