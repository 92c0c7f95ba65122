"""Examples in the part of the OpenAPI document that is about sessions."""

from drf_spectacular.utils import OpenApiExample

_PERSON = {
    "id": "0199e1b7-3d52-7f10-9e21-6c8b4a5d7f03",
    "name": "Noor Lindqvist",
    "username": "noor",
    "avatarUrl": "",
    "location": "Malmö",
    "country": "SE",
    "timezone": "Europe/Stockholm",
    "languages": ["sv", "en"],
    "learningStyle": "call",
    "rating": 4.8,
    "totalReviews": 12,
    "reliability": 0.96,
    "lastOnlineAt": "2026-11-21T09:29:41.000Z",
}
_STUDENT = _PERSON | {"id": "0199e1b9-7a10-7c21-8f42-2b9d6e1f5a08", "name": "Ada Okafor", "username": "ada"}
_SESSION = {
    "id": "0199f3b0-1c20-7e11-9d4d-7a2e9d0f6b40",
    "teacher": _PERSON,
    "student": _STUDENT,
    "skill": {
        "id": "0199e1c0-4411-7d10-8a21-3c8b4a5d7f11",
        "name": "Guitar",
        "category": "music",
        "level": "expert",
    },
    "status": "requested",
    "scheduledTime": "2026-11-24T17:00:00.000Z",
    "durationMinutes": 60,
    "actualMinutes": None,
    "passedMinutes": None,
    "description": "Fingerpicking, from the start.",
    "acceptedAt": None,
    "acceptedById": None,
    "startedAt": None,
    "endedAt": None,
    "conversationId": "0199f3a0-11aa-7c33-b2d4-1f6e8a9c0d22",
    "swapId": None,
    "waitsForId": _PERSON["id"],
    "proposal": None,
    "expiresAt": "2026-11-24T09:30:00.000Z",
    "opensAt": "2026-11-24T16:45:00.000Z",
    "cancelFreeUntil": "2026-11-24T05:00:00.000Z",
    "noShowFrom": "2026-11-24T17:10:00.000Z",
    "seats": [
        {"userId": _PERSON["id"], "joinedAt": None, "hasReviewed": False},
        {"userId": _STUDENT["id"], "joinedAt": None, "hasReviewed": False},
    ],
    "endedById": None,
    "claimedMinutes": None,
    "settlesAt": None,
    "settledAt": None,
    "absentId": None,
    "absenceAnswer": "",
    "cancelledById": None,
    "cancelReason": "",
    "wasLate": False,
    "openCase": None,
    "myNotes": "",
    "myReview": None,
    "theirReview": None,
    "actions": ["edit", "cancel"],
    "isReduced": False,
    "createdAt": "2026-11-21T09:30:00.000Z",
}

SESSION = OpenApiExample("A session that waits for its teacher", _SESSION, response_only=True)
ASK = OpenApiExample(
    "An hour of guitar",
    {
        "teacherId": _PERSON["id"],
        "skillId": "0199e1c0-4411-7d10-8a21-3c8b4a5d7f11",
        "scheduledTime": "2026-11-24T18:00:00+01:00",
        "durationMinutes": 60,
        "description": "Fingerpicking, from the start.",
    },
    request_only=True,
)
EDIT = OpenApiExample("Another time", {"scheduledTime": "2026-11-25T18:00:00+01:00"}, request_only=True)
REVIEW = OpenApiExample(
    "Five stars", {"stars": 5, "text": "Patient and clear.", "wouldRecommend": True}, request_only=True
)
