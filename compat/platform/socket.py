"""System B's one command and its two events. Messages are named by the swap of the two people."""

from typing import Any
from uuid import UUID

from pydantic import ConfigDict

from accounts.models import User
from chat.commands import outbox
from chat.selectors import other_in
from chat.services import Draft
from compat.platform.chats import chat_draft
from compat.platform.shapes import message_out
from compat.socketio.vocabulary import Data, Me, Said, Shape, Vocabulary, read, require_me
from compat.temporary_ids import TemporaryId, client_id_from
from skillswap.db.pool import in_thread
from skillswap.text_fields import CommandText
from swaps.models import Swap
from swaps.selectors import newest_swap_with

Talk = tuple[UUID | None, UUID]  # the swap that stands for a conversation, and the other person


class NewMessage(Shape):
    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=None)

    swap_id: UUID
    message: CommandText
    from_user_id: UUID | None = None
    temp_id: TemporaryId | None = None


async def new_message(me: Me, data: Any) -> dict[str, Any]:
    """Send a message. The sender hears `chat:new` with what was saved; so says the acknowledgement."""
    sent = read(NewMessage, data)
    require_me(me, sent.from_user_id)
    draft, swap = await in_thread(_draft, me.user_id, sent)
    saved = (await outbox.submit(draft)).message
    me.memory[draft.conversation_id] = (swap.pk, swap.other_than(me.user_id))
    answer = message_out(saved, swap_id=swap.pk, people=swap.people)
    await me.emit("chat:new", answer)
    return answer


def _draft(user_id: UUID, sent: NewMessage) -> tuple[Draft, Swap]:
    client_id = client_id_from(sent.temp_id, sender_id=user_id)
    return chat_draft(User.objects.get(pk=user_id), sent.swap_id, sent.message, client_id)


async def receive(data: Data, me: Me) -> list[Said]:
    """Only what the other wrote: one's own message is `chat:new` already."""
    if data["senderId"] == str(me.user_id):
        return []
    conversation_id = UUID(data["conversationId"])
    if conversation_id not in me.memory:
        me.memory[conversation_id] = await in_thread(_talk, me.user_id, conversation_id)
    swap_id, other_id = me.memory[conversation_id]
    return [("chat:receive", message_out(data, swap_id=swap_id, people=(me.user_id, other_id)))]


async def new_swap(data: Data, me: Me) -> list[Said]:
    """From now on messages between the two stand in this swap's chat; they have no event for it."""
    people = (data["fromUserId"], data["toUserId"])
    for conversation_id, (_, other_id) in list(me.memory.items()):
        if str(other_id) in people:
            del me.memory[conversation_id]
    return []


def _talk(user_id: UUID, conversation_id: UUID) -> Talk:
    """Once for each conversation of a socket: two queries, three more when a swap is found."""
    other_id = other_in(user_id, conversation_id)
    return newest_swap_with(user_id, other_id), other_id


VOCABULARY = Vocabulary(
    name="platform",
    commands={"chat:new": new_message},
    events={"chat:message:new": receive, "swap:new": new_swap},
)
