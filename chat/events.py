"""Events of the chat."""

from uuid import UUID

from chat.shapes import MessageShape
from realtime.events import Event, Instant, PassingEvent


class MessageNew(MessageShape, Event):
    """A message was sent, to everyone who takes part, the sender's other tabs too."""

    type = "chat:message:new"
    by_id = True


class MessageDeleted(Event):
    """A message was deleted; a tombstone keeps its place."""

    type = "chat:message:deleted"
    id: UUID
    conversation_id: UUID
    seq: int
    deleted_at: Instant


class ConversationRead(Event):
    """Someone has read a conversation up to `seq`."""

    type = "chat:read"
    conversation_id: UUID
    user_id: UUID
    seq: int
    read_at: Instant


class Typing(PassingEvent):
    """Someone is writing; show it for a few seconds."""

    type = "chat:typing"
    conversation_id: UUID
    user_id: UUID


class TypingStop(PassingEvent):
    """Someone stopped writing."""

    type = "chat:typing:stop"
    conversation_id: UUID
    user_id: UUID
