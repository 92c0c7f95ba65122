"""Events of the chat."""

from uuid import UUID

from pydantic import Field

from chat.messages import MessagePayload, ReactionPayload
from realtime.events import EphemeralEvent, Event, Instant


class MessageNew(MessagePayload, Event):
    """A message was sent, to everyone who takes part, the sender's other tabs too."""

    type = "chat:message:new"
    by_id = True


class MessageEdited(Event):
    """Its sender changed the text of a message. Replies quote the new text from now on."""

    type = "chat:message:edited"
    by_id = True
    id: UUID
    conversation_id: UUID
    seq: int
    content: str
    edited_at: Instant


class ReactionsChanged(Event):
    """The emoji under a message are these now. Emitted for every one that is put there or taken away."""

    type = "chat:reaction"
    by_id = True
    id: UUID = Field(description="Of the message.")
    conversation_id: UUID
    seq: int
    reactions: list[ReactionPayload]
    reaction_changes: int = Field(description="As in the message: an event with fewer is older.")


class MessageDeleted(Event):
    """A message was deleted; a tombstone keeps its place."""

    type = "chat:message:deleted"
    id: UUID
    conversation_id: UUID
    seq: int
    deleted_at: Instant


class ConversationClosed(Event):
    """What was said stays to be read, and I do not write there any more.

    The other one has deleted their account; or, of a ring's, I am out of it, or it is over.
    """

    type = "chat:conversation:closed"
    conversation_id: UUID


class ConversationMembers(Event):
    """A ring's conversation was made, or somebody joined or left it. It names nobody: a log outlives a block."""

    type = "chat:conversation:members"
    conversation_id: UUID


class ConversationRead(Event):
    """Someone has read a conversation up to `seq`. Another one hears of it while both show their read receipts."""

    type = "chat:read"
    conversation_id: UUID
    user_id: UUID
    seq: int
    read_at: Instant
    unread_count: int = Field(description="How many messages of others `userId` has not read yet.")


class ConversationUpdated(Event):
    """I muted, archived, pinned or marked a conversation, or a message brought it back from my archive."""

    type = "chat:conversation:updated"
    id: UUID
    muted_until: Instant | None = Field(description="Without notifications until then; the year 9999: for ever.")
    is_archived: bool
    is_pinned: bool
    is_marked_unread: bool


class Typing(EphemeralEvent):
    """Someone is writing; show it for a few seconds."""

    type = "chat:typing"
    conversation_id: UUID
    user_id: UUID


class TypingStop(EphemeralEvent):
    """Someone stopped writing."""

    type = "chat:typing:stop"
    conversation_id: UUID
    user_id: UUID
