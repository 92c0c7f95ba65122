"""System D: most of its paths stand at two addresses."""

import datetime as dt
from typing import Any

from skills.models import Skill
from skillswap.db.fields import now_ms
from skillswap.http.json import iso
from tests.contract.compat.sign_in import SIGN_UP, sign_in_bodies, sign_in_expected

OPEN = (200, 200, 200, 200)
MEMBERS = (401, 200, 200, 200)
VISIBLE = (401, 200, 200, 200, 200, 404)  # about a person: not for whom they have blocked
VISIBLE_201 = (401, 201, 201, 201, 201, 404)
OWNER = (401, 200, 404, 404)
BAD_TOKEN = (400, 400, 400, 400)
MESSAGE = "messages/<uuid:message_id>"
MORNING = {"startTime": "09:00", "endTime": "10:00"}
SESSION = "sessions/<uuid:session_id>"

# those whose name we do not have, which stand under /api too
_SHARED = {
    "PUT users/skills/offered": MEMBERS,
    "PUT users/skills/wanted": MEMBERS,
    "POST users/upload-avatar": (401, 400, 400, 400),  # no file
    "GET discover/search": MEMBERS,
    "GET discover/categories": MEMBERS,
    "GET discover/trending": MEMBERS,
    "GET messages/conversations": MEMBERS,
    f"GET {MESSAGE}": VISIBLE,  # the id of a person
    f"DELETE {MESSAGE}": OWNER,
    f"PUT {MESSAGE}/read": OWNER,
    "POST messages/send": VISIBLE_201,
    "POST messages/session-request": VISIBLE_201,
    "POST sessions/create": VISIBLE_201,
}
_ALONE = {
    "POST auth/logout": MEMBERS,
    "POST auth/refresh": (401, 401, 401, 401, 401, 401, 401),
    "POST auth/forgot-password": OPEN,
    "POST auth/reset-password": BAD_TOKEN,
    "POST auth/verify-email": BAD_TOKEN,
    "GET users/profile": MEMBERS,
    "PUT users/profile": MEMBERS,
    "PUT users/availability": MEMBERS,
    "GET users/<uuid:person_id>": VISIBLE,
    "GET discover": MEMBERS,
    "GET discover/<uuid:person_id>": VISIBLE,
    "GET sessions": MEMBERS,
    f"PUT {SESSION}": OWNER,
    f"DELETE {SESSION}": OWNER,
    f"POST {SESSION}/start": OWNER,
    f"POST {SESSION}/end": (401, 200, 404, 404, 404, 200),
    f"POST {SESSION}/review": OWNER,
    f"GET {SESSION}/room": OWNER,
    "GET credits/balance": MEMBERS,
    "GET credits/transactions": MEMBERS,
    "GET credits/stats": MEMBERS,
    "POST credits/transfer": (401, 403, 403, 403, 201, 403),  # for admins
}


def _at(base: str, named: dict[str, Any]) -> dict[str, Any]:
    """By whole operations: `GET discover` → `GET compat/barter/api/discover`."""
    return {f"{method} {base}/{path}": value for name, value in named.items() for method, path in [name.split()]}


def _everywhere(named: dict[str, Any]) -> dict[str, Any]:
    return _at("compat/barter/api", named) | _at("api", {name: named[name] for name in named if name in _SHARED})


EXPECTED = (
    sign_in_expected("barter")
    | _everywhere(_SHARED)
    | _at("compat/barter/api", _ALONE)
    | {"POST api/auth/register": SIGN_UP}
)
# operation → what stands in a place of its address: `conftest.World.places`
PLACES = _everywhere(
    {
        f"GET {MESSAGE}": {"message_id": "person_id"},
        f"PUT {SESSION}": {"session_id": "asked"},
        f"DELETE {SESSION}": {"session_id": "asked"},
        f"POST {SESSION}/start": {"session_id": "running"},
        f"POST {SESSION}/end": {"session_id": "running"},
        f"GET {SESSION}/room": {"session_id": "running"},
    }
)


def bodies(world: Any, who: Any) -> dict[str, Any]:
    signs_up = sign_in_bodies("barter", world, firstName="New", lastName="Member")
    partner = str(world.partner.pk)
    lesson = lambda **more: {"skill": _taught(world), "duration": 60} | more  # noqa: E731
    at = iso(now_ms() + dt.timedelta(days=5))
    return (
        signs_up
        | {"POST api/auth/register": signs_up["POST compat/barter/api/auth/register"]}
        | _everywhere(
            {
                "POST auth/refresh": {"refreshToken": "x"},
                "POST auth/forgot-password": {"email": "nobody@example.org"},
                "POST auth/reset-password": {"token": "x", "password": "nine purple kettles"},
                "POST auth/verify-email": {"token": "x"},
                "PUT users/profile": {"firstName": "Ada"},
                "PUT users/availability": [
                    {"day": "Monday", "timeSlots": [{"startTime": "09:00", "endTime": "10:00"}]}
                ],
                "PUT users/skills/offered": [{"skill": "Bell ringing", "category": "Music", "experience": "Expert"}],
                "PUT users/skills/wanted": [{"skill": "Chess", "level": "Beginner", "priority": "High"}],
                "POST messages/send": {"receiver": partner, "content": "Hi"},
                "POST messages/session-request": lambda: lesson(receiver=partner, proposedTime=at),
                "POST sessions/create": lambda: lesson(teacher=partner, scheduledTime=at),
                f"PUT {SESSION}": {"status": "scheduled"},
                f"POST {SESSION}/end": {},
                f"POST {SESSION}/review": {"rating": 5, "feedback": "Patient."},
                "POST credits/transfer": {"toUser": partner, "amount": 0.5, "description": "So"},
            }
        )
    )


def _taught(world: Any) -> str:
    return str(Skill.objects.filter(user=world.partner, type="offer").values_list("name", flat=True).first())
