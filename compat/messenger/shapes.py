"""A message as the messenger shows it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID


def message_out(message: Mapping[str, Any], receiver_id: UUID | str) -> dict[str, Any]:
    """From a message as on `/ws/` (camelCase)."""
    return {
        "id": message["id"],
        "connectionId": message["conversationId"],
        "content": message["content"],
        "senderId": message["senderId"],
        "receiverId": str(receiver_id),
        "isRead": bool(message["seenBy"]),
        "createdAt": message["createdAt"],
    }
