"""Examples in the ledger's part of the OpenAPI document."""

from drf_spectacular.utils import OpenApiExample

_ADA = "0193f0a2-7c4e-7d31-9a55-2f1c6b7e8d90"
_SESSION = "0199f3a0-11aa-7c33-b2d4-1f6e8a9c0d22"
_PERSON = {"id": _ADA, "name": "Ada Okafor", "username": "ada_okafor", "avatarUrl": ""}
_EARNED = {
    "id": "0199f3a2-7c20-7b11-8c4d-5a2e9d0f6b31",
    "kind": "earned",
    "amountMinutes": 60,
    "balanceAfterMinutes": 360,
    "sessionId": _SESSION,
    "session": {"id": _SESSION, "skill": "Guitar", "scheduledTime": "2026-11-21T08:30:00.000Z", "counterpart": _PERSON},
    "counterpart": _PERSON,
    "description": "",
    "createdAt": "2026-11-21T09:30:00.000Z",
}
_PAGINATION = {
    "currentPage": 1,
    "totalPages": 1,
    "totalCount": 1,
    "hasMore": False,
    "hasPrevious": False,
    "limit": 10,
}
_TRANSFER = {
    "fromUserId": None,
    "toUserId": _ADA,
    "amountMinutes": 30,
    "reason": "The video call failed on our side.",
}

BALANCE = OpenApiExample(
    "After a first session",
    {"availableMinutes": 300, "heldMinutes": 60, "earnedMinutes": 60, "spentMinutes": 0},
    response_only=True,
)
TRANSACTIONS = OpenApiExample("One session", {"data": [_EARNED], "pagination": _PAGINATION}, response_only=True)
HOLDS = OpenApiExample(
    "One agreed session",
    {
        "data": [
            {
                "sessionId": _SESSION,
                "counterpart": _PERSON,
                "skill": "Guitar",
                "scheduledTime": "2026-11-29T17:00:00.000Z",
                "amountMinutes": 60,
                "heldAt": "2026-11-26T09:30:00.000Z",
            }
        ],
        "pagination": _PAGINATION,
    },
    response_only=True,
)
STATS = OpenApiExample(
    "One session",
    {
        "months": [{"month": "2026-11", "earnedMinutes": 60, "spentMinutes": 0}],
        "totals": [{"kind": "earned", "minutes": 60, "count": 1}],
    },
    response_only=True,
)
TRANSFER_IN = OpenApiExample("From the fund", _TRANSFER, request_only=True)
TRANSFER = OpenApiExample(
    "From the fund",
    {"id": _EARNED["id"], "kind": "adjustment", **_TRANSFER, "createdAt": _EARNED["createdAt"]},
    response_only=True,
)
