"""Examples for the OpenAPI document."""

from accounts.examples import PERSON
from skillswap.http.openapi import request_example, response_example

BLOCKED = {**PERSON, "lastOnlineAt": None, "createdAt": "2026-11-21T09:30:00.000Z"}
BLOCK = response_example(BLOCKED, 201)
REPORT_IN = request_example(
    {
        "kind": "message",
        "id": "0199f3a2-7c20-7b11-8c4d-5a2e9d0f6b31",
        "reason": "scam",
        "details": "Asks everyone for money.",
    }
)
REPORT = response_example(
    {
        "id": "0199f3b0-02d1-7a54-b3c1-6e0d8f9a4c17",
        "kind": "message",
        "targetId": "0199f3a2-7c20-7b11-8c4d-5a2e9d0f6b31",
        "reason": "scam",
        "details": "Asks everyone for money.",
        "status": "open",
        "createdAt": "2026-11-21T09:31:00.000Z",
    },
    201,
)
