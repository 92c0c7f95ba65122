"""What the screens of the chat read, and what lower apps ask of it."""

from chat.selectors.attachments import attachment_for, files_of_messages
from chat.selectors.conversations import (
    conversation_of,
    conversation_with,
    conversations_by_activity,
    conversations_numbered,
    conversations_of,
    newest_seq,
)
from chat.selectors.messages import (
    edits_now,
    message_id_sent_as,
    message_of,
    message_sent_as,
    message_shown,
    message_with_file,
    messages_now,
    messages_of,
    messages_seen,
    previews_of,
    sessions_answered,
)
from chat.selectors.participants import correspondents, has_written_to, other_in, ring_conversations_of
from chat.selectors.reactions import reactions_now

__all__ = [
    "attachment_for",
    "conversation_of",
    "conversation_with",
    "conversations_by_activity",
    "conversations_numbered",
    "conversations_of",
    "correspondents",
    "edits_now",
    "files_of_messages",
    "has_written_to",
    "message_id_sent_as",
    "message_of",
    "message_sent_as",
    "message_shown",
    "message_with_file",
    "messages_now",
    "messages_of",
    "messages_seen",
    "newest_seq",
    "other_in",
    "previews_of",
    "reactions_now",
    "ring_conversations_of",
    "sessions_answered",
]
