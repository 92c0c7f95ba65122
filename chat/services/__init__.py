"""Every write to conversations and messages."""

from chat.services.arranging import conversation_arrange
from chat.services.attachments import (
    attachment_discard,
    attachments_discard,
    attachments_erase,
    attachments_purge,
)
from chat.services.conversations import conversation_follow_block, conversation_open
from chat.services.drafts import Draft, Sent, content_rules
from chat.services.editing import message_edit
from chat.services.reactions import reaction_put, reaction_take
from chat.services.reading import conversation_read
from chat.services.removing import message_delete, message_remove
from chat.services.ring_conversations import (
    ring_conversation_end,
    ring_conversation_follow,
    ring_conversation_follow_block,
    ring_conversations_close_due,
)
from chat.services.search_index import conversations_index, message_index_again
from chat.services.sending import card_send, message_send, messages_send
from chat.services.typing_indicator import typing_publish
from chat.services.uploads import Upload, attachment_upload
from chat.voice import Voice

__all__ = [
    "Draft",
    "Sent",
    "Upload",
    "Voice",
    "attachment_discard",
    "attachment_upload",
    "attachments_discard",
    "attachments_erase",
    "attachments_purge",
    "card_send",
    "content_rules",
    "conversation_arrange",
    "conversation_follow_block",
    "conversation_open",
    "conversation_read",
    "conversations_index",
    "message_delete",
    "message_edit",
    "message_index_again",
    "message_remove",
    "message_send",
    "messages_send",
    "reaction_put",
    "reaction_take",
    "ring_conversation_end",
    "ring_conversation_follow",
    "ring_conversation_follow_block",
    "ring_conversations_close_due",
    "typing_publish",
]
