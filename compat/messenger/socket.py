"""Commands and events of the messenger. A `connectionId` is a conversation's id."""

from typing import Any
from uuid import UUID

from chat.commands import outbox
from chat.services import Draft
from compat.messenger.shapes import message_out
from compat.socketio.conversations import other_of
from compat.socketio.vocabulary import Data, Me, Said, Shape, Vocabulary, read
from compat.temporary_ids import TemporaryId, client_id_from
from skillswap.text_fields import CommandText


class InConnection(Shape):
    connection_id: UUID


class SendMessage(InConnection):
    content: CommandText
    temp_id: TemporaryId | None = None


async def join_chat(me: Me, data: Any) -> dict[str, Any]:
    """Nothing to join: who takes part hears everything. Raises NotFound for anyone else."""
    sent = read(InConnection, data, bare="connectionId")
    await other_of(me, sent.connection_id)
    return {}


async def send_message(me: Me, data: Any) -> dict[str, Any]:
    """Send a message, once for each `tempId`. The sender hears `message_sent`; so says the acknowledgement."""
    sent = read(SendMessage, data)
    client_id = client_id_from(sent.temp_id, sender_id=me.user_id)
    other = await other_of(me, sent.connection_id)
    saved = (await outbox.submit(Draft(sent.connection_id, me.user_id, client_id, sent.content))).message
    answer = {"tempId": sent.temp_id, "savedMessage": message_out(saved, other)}
    await me.emit("message_sent", answer)
    return answer


async def receive_message(data: Data, me: Me) -> list[Said]:
    """Only what the other wrote: one's own message is `message_sent` already."""
    if data["senderId"] == str(me.user_id):
        return []
    return [("receive_message", message_out(data, me.user_id))]


VOCABULARY = Vocabulary(
    name="messenger",
    commands={"join_chat": join_chat, "send_message": send_message},
    events={"chat:message:new": receive_message},
)
