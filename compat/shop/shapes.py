"""Our rows as system E shows them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from accounts.models import User
from chat.attachment_links import attachment_link
from compat.ids import both_ids
from skillswap.files import absolute_url
from skillswap.http.json import iso

Shape = dict[str, Any]


def account_out(user: User) -> Shape:
    """One's own account."""
    return {**both_ids(user.pk), "name": user.name, "email": user.email}


def conversation_out(conversation: Mapping[str, Any], viewer_id: UUID) -> Shape:
    """From a conversation as our list shows it."""
    newest = conversation["last_message"]
    return {
        **both_ids(conversation["id"]),
        "participants": [_participant(person) for person in conversation["participants"]],
        "lastMessage": message_out(newest, viewer_id) if newest else None,
        "unread": conversation["unread_count"],
    }


def _participant(person: Mapping[str, Any]) -> Shape:
    avatar = absolute_url(person["avatar_url"])
    return {**both_ids(person["id"]), "name": person["name"], "avatar": avatar, "online": person["is_online"]}


def message_out(message: Mapping[str, Any], viewer_id: UUID) -> Shape:
    """From a message as on `/ws/` (camelCase). Addresses of its files are signed for `viewer_id`."""
    files = [attachment_out(file, viewer_id) for file in message["attachments"]]
    seen_by = [seen["userId"] for seen in message["seenBy"]]
    return {
        **both_ids(message["id"]),
        "conversationId": message["conversationId"],
        "senderId": message["senderId"],
        "text": message["content"],
        "attachment": files[0] if files else None,
        "attachments": files,
        "readBy": [message["senderId"], *seen_by],
        "createdAt": message["createdAt"],
    }


def attachment_out(file: Mapping[str, Any], viewer_id: UUID) -> Shape:
    """A file with an absolute address that opens it for an hour."""
    signed = attachment_link(file["url"], attachment_id=file["id"], viewer_id=viewer_id)
    return {
        **both_ids(file["id"]),
        "url": absolute_url(signed),
        "name": file["name"],
        "type": file["type"],
        "size": file["size"],
    }


def notification_out(notification: Mapping[str, Any]) -> Shape:
    """From a row of our list (snake_case), or of its event (camelCase)."""
    is_read = notification["is_read"] if "is_read" in notification else notification["isRead"]
    created_at = iso(notification["created_at"]) if "created_at" in notification else notification["createdAt"]
    return {
        **both_ids(notification["id"]),
        "type": notification.get("type") or notification.get("kind"),
        "data": notification["data"],
        "isRead": is_read,
        "createdAt": created_at,
    }
