"""Examples for the OpenAPI document."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

PERSON: dict[str, Any] = {
    "id": "0193f0a2-7c4e-7d31-9a55-2f1c6b7e8d90",
    "name": "Ada Okafor",
    "username": "ada_okafor",
    "avatarUrl": "/media/avatars/5f2c9a.webp",
    "location": "Hamburg",
    "country": "DE",
    "timezone": "Europe/Berlin",
    "languages": ["en", "de"],
    "learningStyle": "call",
    "rating": 4.8,
    "totalReviews": 12,
    "reliability": 0.97,
    "lastOnlineAt": "2026-11-21T09:30:00.000Z",
}
SLOTS = [{"weekday": 0, "start": "18:00", "end": "20:30"}, {"weekday": 5, "start": "09:00", "end": "12:00"}]
ME: dict[str, Any] = {
    **PERSON,
    "email": "ada@example.org",
    "isVerified": True,
    "bio": "I paint, and I would like to speak Spanish.",
    "visibility": "public",
    "availability": SLOTS,
    "role": "member",
    "memberSince": "2026-10-02T17:05:12.345Z",
}
TOKENS = {"access": "eyJhbGciOiJIUzI1NiIs…", "refresh": "eyJhbGciOiJIUzI1NiIs…"}
DEVICE = {
    "id": "0193f0a2-81b0-7b1f-8c40-5f0d9e3a1c22",
    "name": "Firefox on Linux",
    "createdAt": "2026-11-02T08:00:00.000Z",
    "lastUsedAt": "2026-11-21T09:30:00.000Z",
    "current": True,
}
EXPORT = {
    "status": "ready",
    "createdAt": "2026-11-21T09:30:00.000Z",
    "expiresAt": "2026-11-28T09:30:04.000Z",
    "sizeBytes": 48_211,
    "url": "/api/users/export/file",
}
EXPORT_PREPARING = {**EXPORT, "status": "preparing", "expiresAt": None, "sizeBytes": None, "url": None}


def asks(value: Any) -> OpenApiExample:
    """An example of a request's body."""
    return OpenApiExample("Request", value, request_only=True)


def answers(value: Any, status: int = 200) -> OpenApiExample:
    """An example of a good answer."""
    return OpenApiExample("Answer", value, response_only=True, status_codes=[str(status)])


def refuses(status: int, code: str, message: str, **more: Any) -> OpenApiExample:
    """An example of an error."""
    return OpenApiExample(
        code, {"code": code, "message": message, **more}, response_only=True, status_codes=[str(status)]
    )
