"""Examples in the swaps' part of the OpenAPI document."""

from drf_spectacular.utils import OpenApiExample

PROPOSE = OpenApiExample(
    "Guitar for JavaScript",
    {
        "toUserId": "0199e1b7-3d52-7f10-9e21-6c8b4a5d7f03",
        "offeredSkillId": "0199e1c0-4411-7d10-8a21-3c8b4a5d7f11",
        "wantedSkillId": "0199e1c0-5522-7e20-9b32-4d9c5b6e8a22",
        "message": "An hour each?",
    },
    request_only=True,
)
