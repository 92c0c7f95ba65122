"""Examples of the API pages, as they look on the wire."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

from skills.examples import CARD, PAGINATION, SKILL_VALUE, WANTED_VALUE

_SHELVES = {"offer": [SKILL_VALUE], "learn": [WANTED_VALUE]}
_BIO = "I play in a small band on Saturdays and would love to build its web page myself."

_CORRECTIONS: dict[str, Any] = {"searchedFor": "Guitar", "didYouMean": []}
_REASON = {"code": "mutual", "message": "You can swap: Guitar for JavaScript."}
_FOUND: dict[str, Any] = CARD | {"isSaved": False, "isEmpty": False, "nextFreeAt": None, "reasons": [_REASON]}

DISCOVERED = OpenApiExample(
    "One page",
    value={"data": [_FOUND | {"bio": _BIO, "skills": _SHELVES}], "pagination": PAGINATION, **_CORRECTIONS},
    response_only=True,
)
SEARCH = OpenApiExample(
    "One page",
    value={"data": [SKILL_VALUE | {"owner": _FOUND}], "pagination": PAGINATION, **_CORRECTIONS},
    response_only=True,
)
MARKED = OpenApiExample(
    "One page",
    value={
        "data": [
            CARD
            | {"bio": _BIO, "skills": _SHELVES, "isSaved": True, "isEmpty": False}
            | {"markedAt": "2026-11-24T18:20:00.000Z"}
        ],
        "pagination": PAGINATION,
    },
    response_only=True,
)
_SEARCH = {"name": "Guitar in Portuguese", "view": "people", "query": {"q": "guitar", "language": "pt"}, "notify": True}
SAVED_SEARCH_IN = OpenApiExample("People who teach guitar in Portuguese", value=_SEARCH, request_only=True)
SAVED_SEARCH = OpenApiExample(
    "Two are new",
    value={"id": "01935b7e-4c1a-7d20-9f0e-6a1b2c3d4e60", **_SEARCH}
    | {"newCount": 2, "lastSeenAt": "2026-11-22T08:00:00.000Z", "createdAt": "2026-11-20T18:00:00.000Z"},
    response_only=True,
)
PERSON = OpenApiExample(
    "A person",
    value=CARD
    | {"bio": _BIO, "skills": _SHELVES, "isVerified": True, "memberSince": "2026-03-02T10:15:00.000Z"}
    | {"taughtMinutes": 1260, "learnedMinutes": 840, "responseMinutes": 120}
    | {"isSaved": True, "isDismissed": False}
    | {"availabilityNote": "Evenings, and Sundays by arrangement."},
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
            "isSaved": False,
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
_OPENING: dict[str, Any] = {
    "people": [CARD],
    "topicId": None,
    "name": "",
    "category": None,
    "skillId": None,
    "level": None,
    "language": "",
    "weekday": None,
    "start": "",
    "end": "",
}
_TOPIC = {"topicId": "01935b7e-4c1a-7d20-9f0e-6a1b2c3d4e61", "name": "Piano", "category": "music"}
OPENINGS = OpenApiExample(
    "Nobody yet",
    value={
        "matches": 0,
        "openings": [
            _OPENING | _TOPIC | {"code": "teach", "count": 5, "level": "intermediate"},
            _OPENING | {"code": "language", "count": 4, "language": "de"},
            _OPENING | {"code": "free", "count": 3, "weekday": 1, "start": "18:00", "end": "21:00"},
        ],
    },
    response_only=True,
)
BOARD = OpenApiExample(
    "Wanted, and hardly taught",
    value={
        "data": [
            _TOPIC
            | {"offers": 1, "wants": 9, "offersAdded": 0, "offersAddedBefore": 1, "wantsAdded": 5}
            | {"wantsAddedBefore": 2, "iOffer": False, "iWant": False}
        ],
        "pagination": PAGINATION,
    },
    response_only=True,
)
