"""What a well-meaning client sends to each endpoint, and how."""

import datetime as dt
import json
from uuid import uuid4

from skills.models import Skill
from skillswap.db.fields import now_ms
from skillswap.http.json import iso
from tests.contract import compat
from tests.contract.conftest import SESSIONS
from tests.factories.accounts import PASSWORD
from tests.factories.swaps import terms_between
from tests.plugins.push_service import Browser
from tests.rooms.shared.pages import update_of

SKILL = {"name": "Bell ringing", "category": "music", "level": "beginner", "type": "learn"}
PROFILE = {"name": "Ada Okafor"}


def body_for(operation, world, who):
    """What a well-meaning client sends there; what a body must have made first is made for its operation alone."""
    email = who.email if who else "nobody@example.org"
    messages = {"content": "Hi", "clientId": str(uuid4())}
    bodies = {
        "POST api/auth/signup": {
            "name": "New",
            "email": f"{uuid4().hex}@example.org",
            "password": "nine purple kettles",
        },
        "POST api/auth/login": {"email": world.owner.email, "password": PASSWORD},
        "POST api/auth/token": {"email": world.owner.email, "password": PASSWORD},
        "POST api/auth/token/refresh": {"refresh": "x"},
        "POST api/auth/forgot-password": {"email": email},
        "POST api/auth/reset-password": {"token": "x", "password": "nine purple kettles"},
        "POST api/auth/verify-email": {"token": "x"},
        "POST api/auth/email-link": {"email": email},
        "POST api/auth/email-link/open": {"token": "x"},
        "POST api/auth/email-link/code": {"code": "000000"},
        "POST api/auth/address": {"email": f"{uuid4().hex}@example.org", "password": PASSWORD},
        "POST api/auth/address/confirm": {"token": "x"},
        "POST api/auth/address/undo": {"token": "x"},
        "POST api/auth/change-password": {"currentPassword": PASSWORD, "newPassword": "nine purple kettles"},
        "POST api/auth/login/passkey": {"credential": {"id": "x"}},
        "POST api/auth/login/second-factor/options": {"token": "x"},
        "POST api/auth/login/second-factor": {"token": "x", "recoveryCode": "x"},
        "POST api/auth/passkeys": {"name": "Phone", "credential": {"id": "x"}},
        "POST api/auth/passkeys/options": {"password": PASSWORD},
        "PATCH api/auth/passkeys/<uuid:passkey_id>": {"name": "Phone"},
        "DELETE api/auth/passkeys/<uuid:passkey_id>": {"password": PASSWORD},
        "PUT api/auth/second-factor": {"isOn": False, "password": PASSWORD},
        "POST api/auth/recovery-codes": {"password": PASSWORD},
        "PUT api/users/profile": PROFILE,
        "PATCH api/users/profile": PROFILE,
        "DELETE api/users/profile": {"password": PASSWORD},
        "PUT api/users/availability": [{"weekday": 0, "start": "09:00", "end": "10:00"}],
        "POST api/skills": SKILL,
        "PUT api/skills/<uuid:skill_id>": SKILL | {"type": "offer"},
        "PATCH api/skills/<uuid:skill_id>": {"level": "expert"},
        "POST api/searches": {"name": "Guitar", "view": "people", "query": {"q": "guitar"}},
        "PATCH api/searches/<uuid:search_id>": {"name": "Guitars", "notify": False},
        "POST api/sessions/<uuid:session_id>/review": {"stars": 5, "text": "Patient."},
        "POST api/sessions": lambda: _lesson(world, who),
        "POST api/sessions/series": lambda: _series(world, who),
        "POST api/sessions/series/<uuid:series_id>/decline": {"reason": "No time"},
        "POST api/sessions/series/<uuid:series_id>/cancel": {"reason": "No time"},
        "PUT api/calendar/busy": {"url": "https://calendar.invalid/ada.ics"},
        f"PATCH {SESSIONS}": {"durationMinutes": 45},
        f"POST {SESSIONS}/decline": {"reason": "No time"},
        f"POST {SESSIONS}/end": {},
        f"POST {SESSIONS}/extend": {"minutes": 15},
        f"POST {SESSIONS}/dispute": {"text": "It was shorter."},
        f"POST {SESSIONS}/excuse": {"text": "No power."},
        f"POST {SESSIONS}/appeal": {"text": "I was there."},
        f"PUT {SESSIONS}/meeting-link": {"meetingLink": "https://meet.example.org/lesson"},
        f"PUT {SESSIONS}/notes": {"text": "Chords."},
        f"PUT {SESSIONS}/summary": {"text": "We played chords.", "version": 0},
        f"POST {SESSIONS}/materials": {"link": "https://example.org/chords"},
        f"POST {SESSIONS}/documents/<str:document>/updates": update_of("Hello"),
        "POST api/swaps": lambda: _swap(world, who),
        "POST api/swaps/<uuid:swap_id>/accept": {"unequalAgreed": True},
        "POST api/swaps/<uuid:swap_id>/counter": {"offeredMinutes": 45, "wantedMinutes": 45},
        "POST api/chat/conversations": {"userId": str(world.partner.pk)},
        "PATCH api/chat/conversations/<uuid:conversation_id>": {"isPinned": True, "isMarkedUnread": True},
        "POST api/chat/conversations/<uuid:conversation_id>/messages": messages,
        "POST api/chat/conversations/<uuid:conversation_id>/read": {"seq": 1},
        "PATCH api/chat/messages/<uuid:message_id>": {"content": "Hello yourselves"},
        "POST api/credits/transfer": {"toUserId": str(world.partner.pk), "amountMinutes": 5, "reason": "So"},
        "POST api/reports": {"kind": "user", "id": str(world.partner.pk), "reason": "spam"},
        "POST api/notifications/read-several": {"ids": [str(world.places["notification_id"])]},
        "POST api/notifications/unread": {"ids": [str(world.places["notification_id"])]},
        "POST api/notifications/push-subscriptions": Browser("https://push.example.org/1").subscription,
        "PUT api/notifications/preferences": {"message": {"inApp": True}, "match": {"inApp": True}},
        **compat.bodies(world, who),
    }
    body = bodies.get(operation)
    return body() if callable(body) else body


def _lesson(world, who):
    """A lesson with the partner in what they offer."""
    skill = Skill.objects.filter(user=world.partner, type="offer").first()
    at = iso(now_ms() + dt.timedelta(days=4))
    body = {"teacherId": str(world.partner.pk), "skillId": str(skill.pk), "scheduledTime": at, "durationMinutes": 60}
    return body if who else None


def _series(world, who):
    """That lesson for three weeks."""
    body = _lesson(world, who)
    return body and {name: body[name] for name in body if name != "scheduledTime"} | {
        "firstTime": body["scheduledTime"],
        "weeks": 3,
    }


def _swap(world, who):
    """Something of theirs against something of the partner's."""
    if who is None:
        return None
    terms = terms_between(who, world.partner)
    sides = {"toUserId": world.partner.pk, "offeredSkillId": terms["offered_skill_id"]}
    sides |= {"wantedSkillId": terms["wanted_skill_id"]}
    return {name: str(pk) for name, pk in sides.items()} | {"offeredMinutes": 60, "wantedMinutes": 60}


def ask(client, operation, world, who):
    return send(client, operation, world, body_for(operation, world, who))


def send(client, operation, world, body, *, key=None):
    """The answer; with the `key` of a call before, it is that call again."""
    if isinstance(body, bytes):
        sent: tuple[str | bytes, str] = (body, "application/octet-stream")
    else:
        sent = ("" if body is None else json.dumps(body), "application/json")
    headers = {"idempotency-key": key or uuid4().hex}
    answer = client.generic(operation.split()[0], world.path(operation), *sent, headers=headers)
    answer.said = answer.getvalue() if answer.streaming else answer.content  # a file is closed once it is read
    return answer
