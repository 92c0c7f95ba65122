"""Examples in the chat's part of the OpenAPI document."""

from drf_spectacular.utils import OpenApiExample

_MESSAGE = {
    "id": "0199f3a2-7c20-7b11-8c4d-5a2e9d0f6b31",
    "conversationId": "0199f3a0-11aa-7c33-b2d4-1f6e8a9c0d22",
    "seq": 12,
    "senderId": "0199e1b7-3d52-7f10-9e21-6c8b4a5d7f03",
    "kind": "text",
    "content": "Shall we start with scales?",
    "subjectId": None,
    "subject": None,
    "clientId": "0199f3a2-7c11-7d52-9a44-3f0e7c1f2b10",
    "replyTo": None,
    "replyPreview": None,
    "attachments": [],
    "reactions": [{"emoji": "👍", "userIds": ["0199e1b7-3d52-7f10-9e21-6c8b4a5d7f04"]}],
    "reactionChanges": 1,
    "seenBy": [],
    "createdAt": "2026-11-21T09:30:00.000Z",
    "editedAt": None,
    "deletedAt": None,
}
_CONVERSATION = {
    "id": _MESSAGE["conversationId"],
    "ringId": None,
    "participants": [
        {
            "id": _MESSAGE["senderId"],
            "name": "Noor Lindqvist",
            "username": "noor",
            "avatarUrl": "",
            "lastOnlineAt": "2026-11-21T09:29:41.000Z",
            "isOnline": True,
            "isOut": False,
        }
    ],
    "readPositions": [{"userId": _MESSAGE["senderId"], "seq": 12, "readAt": "2026-11-21T09:30:04.000Z"}],
    "lastMessage": _MESSAGE,
    "lastSeq": 12,
    "replyFromSeq": 1,
    "unreadCount": 0,
    "isClosed": False,
    "mutedUntil": None,
    "isArchived": False,
    "isPinned": False,
    "isMarkedUnread": False,
    "createdAt": "2026-11-20T18:00:00.000Z",
    "updatedAt": "2026-11-21T09:30:00.000Z",
}

MESSAGE = OpenApiExample("A message", _MESSAGE, response_only=True)
CONVERSATION = OpenApiExample("A conversation", _CONVERSATION, response_only=True)
MUTE = OpenApiExample("For ever", {"mutedUntil": "9999-01-01T00:00:00Z"}, request_only=True)
OPEN = OpenApiExample("A person", {"userId": "0199e1b7-3d52-7f10-9e21-6c8b4a5d7f03"}, request_only=True)
READ = OpenApiExample("Up to the twelfth", {"seq": 12}, request_only=True)
EDIT = OpenApiExample("A slip mended", {"content": "Shall we start with scales?"}, request_only=True)
SEND = OpenApiExample(
    "Hello",
    {"content": "Shall we start with scales?", "clientId": "0199f3a2-7c11-7d52-9a44-3f0e7c1f2b10"},
    request_only=True,
)
