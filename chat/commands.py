"""What sockets may ask of the chat."""

from typing import Any
from uuid import UUID

from pydantic import Field

from chat.sending import Draft, messages_send
from chat.services import conversation_read, typing_tell
from realtime.batching import Batcher
from realtime.commands import Command, CommandData, register
from realtime.errors import BadFrame
from skillswap.errors import InvalidInput
from skillswap.pool import in_thread
from skillswap.text_fields import CommandText

_outbox = Batcher(messages_send, most=64)


class SendMessage(CommandData):
    conversation_id: UUID
    content: CommandText
    reply_to: UUID | None = None
    attachments: list[UUID] = Field(default_factory=list)


class ReadUpTo(CommandData):
    conversation_id: UUID
    seq: int = Field(ge=0, le=2**53)


class InConversation(CommandData):
    conversation_id: UUID


async def _send(user_id: UUID, command_id: str, data: SendMessage) -> dict[str, Any]:
    try:
        client_id = UUID(command_id)
    except ValueError as error:
        raise BadFrame("The id of a chat:message is a UUID that you make.") from error
    if data.attachments:
        raise InvalidInput("attachments", "Messages cannot carry files yet.")
    sent = await _outbox.submit(Draft(data.conversation_id, user_id, client_id, data.content, data.reply_to))
    return sent.message


async def _read(user_id: UUID, command_id: str, data: ReadUpTo) -> dict[str, Any]:
    await in_thread(conversation_read, conversation_id=data.conversation_id, by=user_id, seq=data.seq)
    return {}


async def _typing(user_id: UUID, command_id: str, data: InConversation) -> dict[str, Any]:
    await in_thread(typing_tell, conversation_id=data.conversation_id, by=user_id, typing=True)
    return {}


async def _typing_stop(user_id: UUID, command_id: str, data: InConversation) -> dict[str, Any]:
    await in_thread(typing_tell, conversation_id=data.conversation_id, by=user_id, typing=False)
    return {}


def register_commands() -> None:
    """Make the chat's commands known to the socket."""
    register(Command("chat:message", SendMessage, _send, "Send a message; `id` is its clientId, the ack its message."))
    register(Command("chat:read", ReadUpTo, _read, "You have read the conversation up to `seq`."))
    register(Command("chat:typing", InConversation, _typing, "You are writing; repeat it every few seconds."))
    register(Command("chat:typing:stop", InConversation, _typing_stop, "You stopped writing."))
