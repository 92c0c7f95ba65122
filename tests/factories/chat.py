"""Conversations and messages, made the way members make them."""

from typing import Any
from uuid import uuid4

from chat.models import Conversation
from chat.sending import Draft, message_send
from chat.services import conversation_open


def conversation_between(one: Any, two: Any) -> Conversation:
    """Their conversation."""
    return conversation_open(by=one, with_id=two.pk)[0]


def say(conversation: Conversation, sender: Any, content: str = "Hello", **more: Any) -> dict[str, Any]:
    """Send a message; returns it as JSON."""
    return message_send(Draft(conversation.pk, sender.pk, uuid4(), content, **more)).message
