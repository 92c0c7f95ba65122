"""Conversations and messages, made the way members make them."""

import io
from typing import Any
from uuid import uuid4

from chat.models import Attachment, Conversation
from chat.services import Draft, Upload, attachment_upload, conversation_open, message_send


def conversation_between(one: Any, two: Any) -> Conversation:
    """Their conversation."""
    return conversation_open(by=one, with_id=two.pk)[0]


def say(conversation: Conversation, sender: Any, content: str = "Hello", **more: Any) -> dict[str, Any]:
    """Send a message; returns it as JSON."""
    return message_send(Draft(conversation.pk, sender.pk, uuid4(), content, **more)).message


def uploaded(
    conversation: Conversation, sender: Any, content: bytes = b"Chords: C, G, Am.", name: str = "chords.txt"
) -> Attachment:
    """A file that the sender is going to send there."""
    upload = Upload(io.BytesIO(content), len(content), name)
    return attachment_upload(conversation_id=conversation.pk, by=sender.pk, upload=upload)[0]


def sent_file(conversation: Conversation, sender: Any, *of_file: Any) -> Attachment:
    """A file in a message without a text."""
    file = uploaded(conversation, sender, *of_file)
    say(conversation, sender, "", attachments=(file.pk,))
    return file
