"""Commands and events in the default namespace: `/ws/`'s own, with payloads as there."""

from typing import Any
from uuid import UUID

from pydantic import Field

from chat.commands import outbox
from chat.selectors import newest_seq, other_in
from chat.services import Draft, conversation_read, typing_publish
from compat.socketio.vocabulary import Data, Me, Said, Shape, Translation, Vocabulary, read
from compat.temporary_ids import TemporaryId, client_id_from
from skillswap.db.pool import in_thread
from skillswap.text_fields import CommandText

CONVERSATION = "conversationId"


class InConversation(Shape):
    conversation_id: UUID


class SendMessage(InConversation):
    content: CommandText
    client_id: TemporaryId | None = None
    reply_to: UUID | None = None


class ReadUpTo(InConversation):
    seq: int | None = Field(default=None, ge=0, le=2**53)


async def join(me: Me, data: Any) -> dict[str, Any]:
    """Their rooms are ours without asking: who takes part hears everything. Raises NotFound for anyone else."""
    sent = read(InConversation, data, bare=CONVERSATION)
    await in_thread(other_in, me.user_id, sent.conversation_id)
    return {}


async def leave(me: Me, data: Any) -> dict[str, Any]:
    """Nothing to leave: messages of one's own conversations are always heard."""
    read(InConversation, data, bare=CONVERSATION)
    return {}


async def message(me: Me, data: Any) -> dict[str, Any]:
    """Send a message; the acknowledgement is the message."""
    sent = read(SendMessage, data)
    client_id = client_id_from(sent.client_id, sender_id=me.user_id)
    draft = Draft(sent.conversation_id, me.user_id, client_id, sent.content, sent.reply_to)
    return (await outbox.submit(draft)).message


async def typing(me: Me, data: Any) -> dict[str, Any]:
    return await _typing(me, data, True)


async def typing_stop(me: Me, data: Any) -> dict[str, Any]:
    return await _typing(me, data, False)


async def mark_read(me: Me, data: Any) -> dict[str, Any]:
    """Read up to `seq`, or all that is there when only the conversation is named."""
    sent = read(ReadUpTo, data, bare=CONVERSATION)
    seq = await in_thread(newest_seq, sent.conversation_id) if sent.seq is None else sent.seq
    await in_thread(conversation_read, conversation_id=sent.conversation_id, by=me.user_id, seq=seq)
    return {}


async def _typing(me: Me, data: Any, typing: bool) -> dict[str, Any]:
    sent = read(InConversation, data, bare=CONVERSATION)
    await in_thread(typing_publish, conversation_id=sent.conversation_id, by=me.user_id, typing=typing)
    return {}


async def who_is_online(data: Data, me: Me) -> list[Said]:
    """Who is online already, said as if they came now: there is no welcome in Socket.IO."""
    return [("user:online", {"userId": user_id, "lastOnlineAt": None}) for user_id in data["online"]]


def _as_it_is(name: str) -> Translation:
    async def same(data: Data, me: Me) -> list[Said]:
        return [(name, data)]

    return same


HEARD = (
    "chat:message:new",
    "chat:typing",
    "chat:typing:stop",
    "chat:read",
    "user:online",
    "user:offline",
    "notification:new",
)
VOCABULARY = Vocabulary(
    name="ours",
    commands={
        "chat:join": join,
        "chat:leave": leave,
        "chat:message": message,
        "chat:typing": typing,
        "chat:typing:stop": typing_stop,
        "chat:read": mark_read,
    },
    events={"welcome": who_is_online, **{name: _as_it_is(name) for name in HEARD}},
)
