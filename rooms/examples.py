"""Examples in the OpenAPI document."""

from drf_spectacular.utils import OpenApiExample

CALL = OpenApiExample(
    "A call with one person in it",
    response_only=True,
    value={
        "peers": [{"userId": "01931b2e-7f4a-7c3e-9d2f-6a1b2c3d4e5f", "peerId": "5f0c8a52-7f0e-4d0b-9a57-2f1c1f6d9f11"}],
        "iceServers": [
            {
                "urls": ["turn:turn.example.org:3478?transport=udp"],
                "username": "1795690800:01931b2e-7f4a-7c3e-9d2f-6a1b2c3d4e5f",
                "credential": "dsEHVk8mzDSHIhedszhndepMeUE=",
            }
        ],
        "icePolicy": "all",
        "iceUntil": "2026-11-26T11:00:00.000Z",
        "expiresAt": "2026-11-26T12:30:00.000Z",
    },
)
