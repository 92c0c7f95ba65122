"""Examples of the API pages, as they look on the wire."""

from drf_spectacular.utils import OpenApiExample

from skills.examples import CARD, PAGINATION, SKILL_VALUE, WANTED_VALUE

_SHELVES = {"offer": [SKILL_VALUE], "learn": [WANTED_VALUE]}
_BIO = "I play in a small band on Saturdays and would love to build its web page myself."

DISCOVERED = OpenApiExample(
    "One page",
    value={"data": [CARD | {"bio": _BIO, "skills": _SHELVES}], "pagination": PAGINATION},
    response_only=True,
)
PERSON = OpenApiExample(
    "A person",
    value=CARD | {"bio": _BIO, "skills": _SHELVES, "memberSince": "2026-03-02T10:15:00.000Z"},
    response_only=True,
)
SUGGESTIONS = OpenApiExample(
    "A swap that goes both ways",
    value=[
        {
            "user": CARD,
            "score": 84,
            "theyTeach": [SKILL_VALUE],
            "youTeach": [WANTED_VALUE | {"type": "offer"}],
            "mutual": True,
            "overlapMinutes": 240,
            "reasons": [
                {"code": "mutual", "message": "You can swap: Guitar for JavaScript."},
                {"code": "overlap", "message": "You are both free 4 hours a week."},
            ],
        }
    ],
    response_only=True,
)
HINTS = OpenApiExample(
    "Nothing to teach yet",
    value=[
        {
            "code": "add_offer",
            "message": "Add something you can teach: most people look for a swap that goes both ways.",
        }
    ],
    response_only=True,
)
