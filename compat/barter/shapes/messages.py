"""Messages and conversations."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from chat.models import Message
from compat.barter.shapes import Shape, with_id
from learning.models import Status

ANSWERS = ("session_accept", "session_decline")
_TYPES = {Message.Kind.SESSION: "session_request", Message.Kind.SWAP: "system"}


def answer_client_id(card_id: UUID, answer: str) -> UUID:
    """The `clientId` of the message that answers a request for a session: by it the answer is known, and sent once."""
    return uuid5(card_id, answer)


def message_shape(
    message: Mapping[str, Any], people: Mapping[str, Shape], sessions: Mapping[str, Mapping[str, Any]]
) -> Shape:
    """A message (`chat.messages.MessagePayload` as JSON) between the two of `people`, by id.

    `sessions`: by the id of a message that is a card of a session, that session as it is now (`requests_now`).
    """
    card_id = message["id"] if message["kind"] == Message.Kind.SESSION else message["replyTo"]
    session = sessions.get(card_id or "")
    kind = _type_of(message, session)
    sender = people[message["senderId"]]
    seen = message["seenBy"]
    return with_id(
        message["id"],
        {
            "conversationId": message["conversationId"],
            "sender": sender,
            "receiver": next(person for key, person in people.items() if key != message["senderId"]),
            "content": message["content"],
            "messageType": kind,
            "sessionData": _session_data(session) if session and kind.startswith("session") else None,
            "isRead": bool(seen),
            "readAt": seen[0]["readAt"] if seen else None,
            "replyTo": message["replyTo"],
            "isDeleted": message["deletedAt"] is not None,
            "createdAt": message["createdAt"],
        },
    )


def _type_of(message: Mapping[str, Any], session: Mapping[str, Any] | None) -> str:
    """An answer counts as one only when somebody else asked, and only once the session is past being asked for."""
    kind = message["kind"]
    if kind not in Message.WRITTEN:
        return _TYPES.get(kind, "system")
    asked = message["replyPreview"]
    if session is None or asked is None or asked["senderId"] == message["senderId"]:
        return "text"
    made = {str(answer_client_id(UUID(message["replyTo"]), answer)): answer for answer in ANSWERS}
    return made.get(message["clientId"], "text") if session["status"] != Status.REQUESTED else "text"


def _session_data(session: Mapping[str, Any]) -> Shape:
    return {
        "sessionId": str(session["id"]),
        "skill": session["skill_name"],
        "duration": session["duration_minutes"],
        "proposedTime": session["scheduled_time"],
        "description": session["description"],
        "status": session["status"],
    }


def conversation_shape(conversation_id: UUID, other: Shape, last_message: Shape | None, unread: int) -> Shape:
    """A line of the list of conversations."""
    return with_id(conversation_id, {"otherUser": other, "lastMessage": last_message, "unreadCount": unread})
