"""Examples of the API pages, as they look on the wire."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

CARD: dict[str, Any] = {
    "id": "01935b7e-4c1a-7d20-9f0e-6a1b2c3d4e5f",
    "name": "Inês Duarte",
    "username": "ines",
    "avatarUrl": "",
    "location": "Porto",
    "country": "PT",
    "timezone": "Europe/Lisbon",
    "languages": ["pt", "en"],
    "learningStyle": "call",
    "rating": 4.8,
    "totalReviews": 12,
    "reliability": 0.97,
    "lastOnlineAt": "2026-11-21T09:30:00.000Z",
}
SKILL_VALUE: dict[str, Any] = {
    "id": "01935b80-11aa-7c41-8b52-0d1e2f3a4b5c",
    "name": "Guitar",
    "topicId": "01935b80-0f00-7a33-9c61-1a2b3c4d5e6f",
    "category": "music",
    "level": "intermediate",
    "type": "offer",
    "description": "Chords, picking patterns, and your first five songs.",
    "priority": 4,
    "mode": "call",
    "isVerified": False,
    "createdAt": "2026-11-20T18:04:11.250Z",
    "updatedAt": "2026-11-21T07:30:02.000Z",
}
WANTED_VALUE: dict[str, Any] = SKILL_VALUE | {"name": "JavaScript", "category": "technology", "type": "learn"}
PAGINATION = {"hasMore": True, "nextCursor": "WyIwMTkzNWI4MCJd", "limit": 20, "count": 1}

SKILL = OpenApiExample("A skill", value=SKILL_VALUE, response_only=True)
SKILL_IN = OpenApiExample(
    "Offer to teach guitar",
    value={"name": "guitar", "category": "music", "level": "intermediate", "type": "offer", "priority": 4},
    request_only=True,
)
MINE = OpenApiExample("Both lists", value={"offer": [SKILL_VALUE], "learn": [WANTED_VALUE]}, response_only=True)
TOPICS = OpenApiExample(
    'For "js"',
    value=[{"id": SKILL_VALUE["topicId"], "name": "JavaScript", "category": "technology"}],
    response_only=True,
)
TRENDING = OpenApiExample(
    "Two topics",
    value=[
        {"topicId": SKILL_VALUE["topicId"], "name": "Guitar", "category": "music", "offers": 31, "wants": 54},
        {"topicId": WANTED_VALUE["topicId"], "name": "JavaScript", "category": "technology", "offers": 40, "wants": 38},
    ],
    response_only=True,
)
