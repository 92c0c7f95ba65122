"""Examples for the OpenAPI document."""

from typing import Any

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
    "locale": "de",
    "hourCycle": "h23",
    "showLastSeen": True,
    "showReadReceipts": True,
    "availability": SLOTS,
    "availabilityNote": "Sundays only by arrangement.",
    "role": "member",
    "memberSince": "2026-10-02T17:05:12.345Z",
    "firstRun": "done",
    "updatedAt": "2026-11-20T18:00:00.000Z",
}
TOKENS = {"access": "eyJhbGciOiJIUzI1NiIs…", "refresh": "eyJhbGciOiJIUzI1NiIs…"}
DEVICE = {
    "id": "0193f0a2-81b0-7b1f-8c40-5f0d9e3a1c22",
    "name": "Firefox on Linux",
    "createdAt": "2026-11-02T08:00:00.000Z",
    "lastUsedAt": "2026-11-21T09:30:00.000Z",
    "current": True,
}
OWN_ADDRESS = {
    "email": "ada@example.org",
    "isVerified": True,
    "change": {
        "email": "ada@elsewhere.example",
        "createdAt": "2026-11-21T09:30:00.000Z",
        "expiresAt": "2026-11-24T09:30:00.000Z",
    },
}
WAYS_IN = {
    "hasPassword": True,
    "identities": [
        {
            "id": "0193f0a2-9d11-7a40-b1c2-6a7e5d4c3b21",
            "provider": "google",
            "email": "ada@example.org",
            "createdAt": "2026-11-02T08:00:00.000Z",
        }
    ],
}
EXPORT = {
    "status": "ready",
    "createdAt": "2026-11-21T09:30:00.000Z",
    "expiresAt": "2026-11-28T09:30:04.000Z",
    "sizeBytes": 48_211,
    "url": "/api/users/export/file",
}
EXPORT_PREPARING = {**EXPORT, "status": "preparing", "expiresAt": None, "sizeBytes": None, "url": None}
PASSKEY = {
    "id": "0193f0a2-9d11-7c52-b0a4-6a1d0e5b7f33",
    "name": "My phone",
    "createdAt": "2026-11-02T08:00:00.000Z",
    "lastUsedAt": "2026-11-21T09:30:00.000Z",
}
PASSKEY_OPTIONS = {"challenge": "q83vASNFZ4k…", "rpId": "skillswap.example.org", "userVerification": "required"}
CREDENTIAL = {"id": "AQIDBA", "rawId": "AQIDBA", "type": "public-key", "response": {"clientDataJSON": "eyJ0eXBl…"}}
RECOVERY_CODES = ["k3pq-7xwm-2hgt-9rcv", "m8de-4ykn-w5fa-3tjx"]
