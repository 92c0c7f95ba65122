"""Who may do what: every endpoint for nobody, its owner, another member, a blocked one, a banned one, and the staff.

A new endpoint fails here until somebody has said who may use it.
"""

import datetime as dt
import json
from dataclasses import replace
from typing import NamedTuple
from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from moderation.blocking import member_block
from skills.models import Skill
from skillswap.api import iso
from skillswap.fields import now_ms
from tests.contract.conftest import SESSIONS
from tests.contract.routes import operations
from tests.factories.accounts import PASSWORD
from tests.factories.swaps import terms_between


class Who(NamedTuple):
    """The status for each. What is not said follows: staff are members like all others (they work in the admin), a
    blocked person is told as little as a stranger, a banned one is told that they are banned.

    Blocked is the owner's partner, whom the owner has just blocked: in the same conversation, sessions and swaps;
    where a path or a body names a person, it is the owner.
    """

    nobody: int
    owner: int
    other: int
    moderator: int
    admin: int | None = None
    blocked: int | None = None
    banned: int | None = None

    @classmethod
    def of(cls, told):
        who = cls(*told)
        return who._replace(
            admin=who.moderator if who.admin is None else who.admin,
            blocked=who.other if who.blocked is None else who.blocked,
            banned=(403 if who.nobody == 401 else who.owner) if who.banned is None else who.banned,
        )


OPEN = (200, 200, 200, 200)
MEMBERS = (401, 200, 200, 200)
VISIBLE = (401, 200, 200, 200, 200, 404)  # about a person: not for whom they have blocked
VISIBLE_201 = (401, 201, 201, 201, 201, 404)
MEMBERS_204 = (401, 204, 204, 204)
OWNER = (401, 200, 404, 404)
OWNER_204 = (401, 204, 404, 404)
OWED = (401, 200, 404, 404, 404, 403)  # stays for both after a block; here it is the owner's to say
BAD_TOKEN = (400, 400, 400, 400)
LOG_IN = (200, 200, 200, 200, 200, 200, 403)
NO_COOKIE = (401, 401, 401, 401, 401, 401, 401)

SKILL = {"name": "Bell ringing", "category": "music", "level": "beginner", "type": "learn"}
PROFILE = {"name": "Ada Okafor"}

# route → (nobody, owner, another member, a moderator, and where it differs an admin, a blocked and a banned one)
EXPECTED = {
    "GET api/config": OPEN,
    "GET api/schema": OPEN,
    "GET api/docs": OPEN,
    "POST api/auth/signup": (201, 201, 201, 201),
    "POST api/auth/login": LOG_IN,
    "POST api/auth/logout": (204, 204, 204, 204),
    "GET api/auth/me": MEMBERS,
    "POST api/auth/refresh": NO_COOKIE,
    "POST api/auth/token": LOG_IN,
    "POST api/auth/token/refresh": NO_COOKIE,
    "POST api/auth/forgot-password": (202, 202, 202, 202),
    "POST api/auth/reset-password": BAD_TOKEN,
    "POST api/auth/verify-email": BAD_TOKEN,
    "POST api/auth/resend-verification": (401, 202, 202, 202),
    "POST api/auth/change-password": MEMBERS_204,
    "POST api/auth/socket": MEMBERS,
    "GET api/auth/devices": MEMBERS,
    "DELETE api/auth/devices/<uuid:id>": OWNER_204,
    "GET api/users/profile": MEMBERS,
    "PUT api/users/profile": MEMBERS,
    "PATCH api/users/profile": MEMBERS,
    "DELETE api/users/profile": (401, 204, 204, 204, 409),  # the last admin stays
    "GET api/users/export": MEMBERS,
    "POST api/users/export": (401, 202, 202, 202),
    "GET api/users/export/file": OWNER,
    "PUT api/users/availability": MEMBERS,
    "POST api/users/avatar": (401, 400, 400, 400),  # no file
    "DELETE api/users/avatar": MEMBERS_204,
    "GET api/users/<uuid:person_id>": VISIBLE,
    "GET api/users/<uuid:person_id>/reviews": VISIBLE,
    "GET api/users/<uuid:person_id>/reliability": VISIBLE,
    "POST api/sessions/<uuid:session_id>/review": OWNER,
    "GET api/skills/mine": MEMBERS,
    "GET api/skills/categories": MEMBERS,
    "GET api/skills/trending": MEMBERS,
    "GET api/skills/topics": MEMBERS,
    "POST api/skills": (401, 201, 201, 201),
    "PUT api/skills/<uuid:skill_id>": OWNER,
    "PATCH api/skills/<uuid:skill_id>": OWNER,
    "DELETE api/skills/<uuid:skill_id>": OWNER_204,
    "GET api/search/skills": MEMBERS,
    "GET api/discover": MEMBERS,
    "GET api/discover/<uuid:person_id>": VISIBLE,
    "GET api/matches/suggestions": MEMBERS,
    "GET api/matches/hints": MEMBERS,
    "GET api/chat/conversations": MEMBERS,
    "POST api/chat/conversations": (401, 200, 201, 201, 201, 404),
    "GET api/chat/conversations/<uuid:conversation_id>": OWNER,
    "GET api/chat/conversations/<uuid:conversation_id>/messages": OWNER,
    "POST api/chat/conversations/<uuid:conversation_id>/messages": (401, 201, 404, 404),
    "POST api/chat/conversations/<uuid:conversation_id>/read": OWNER_204,
    "DELETE api/chat/messages/<uuid:message_id>": OWNER_204,
    "GET api/blocks": MEMBERS,
    "POST api/blocks/<uuid:user_id>": VISIBLE_201,
    "DELETE api/blocks/<uuid:user_id>": MEMBERS_204,
    "POST api/reports": VISIBLE_201,
    "GET api/notifications": MEMBERS,
    "GET api/notifications/preferences": MEMBERS,
    "PUT api/notifications/preferences": MEMBERS,
    "POST api/notifications/<uuid:notification_id>/read": OWNER_204,
    "POST api/notifications/read-all": MEMBERS_204,
    "GET api/credits/balance": MEMBERS,
    "GET api/credits/transactions": MEMBERS,
    "GET api/credits/stats": MEMBERS,
    "POST api/credits/transfer": (401, 403, 403, 403, 201, 403),  # for admins
    "GET api/sessions": MEMBERS,
    "POST api/sessions": VISIBLE_201,
    f"GET {SESSIONS}": OWNER,
    f"PATCH {SESSIONS}": OWNER,
    f"DELETE {SESSIONS}": OWNER_204,
    f"POST {SESSIONS}/accept": OWNER,
    f"POST {SESSIONS}/decline": OWNER,
    f"POST {SESSIONS}/start": OWNER,
    f"POST {SESSIONS}/join": OWNER,
    f"GET {SESSIONS}/room": OWNER,
    f"POST {SESSIONS}/end": (401, 200, 404, 404, 404, 200),
    f"POST {SESSIONS}/confirm": OWED,
    f"POST {SESSIONS}/dispute": OWED,
    f"POST {SESSIONS}/no-show": (401, 200, 404, 404, 404, 409),
    f"POST {SESSIONS}/excuse": OWED,
    f"POST {SESSIONS}/appeal": OWED,
    f"PUT {SESSIONS}/notes": OWNER_204,
    "GET api/rooms/<str:room_pass>": OWNER,
    "GET api/swaps": MEMBERS,
    "POST api/swaps": VISIBLE_201,
    "GET api/swaps/<uuid:swap_id>": OWNER,
    "POST api/swaps/<uuid:swap_id>/accept": OWNER,
    "POST api/swaps/<uuid:swap_id>/reject": OWNER,
    "POST api/swaps/<uuid:swap_id>/cancel": OWNER,
    "POST api/swaps/<uuid:swap_id>/counter": (401, 201, 404, 404),
    "POST api/swaps/<uuid:swap_id>/complete": OWNER,
    "GET api/sessions/slots": VISIBLE,
    "GET api/calendar": MEMBERS,
    "POST api/calendar": MEMBERS,
    "GET api/calendar/<str:secret>.ics": (200, 200, 200, 200, 200, 200, 404),  # the address is the secret
}


def body_for(operation, world, who):
    """What a well-meaning client sends there."""
    email = who.email if who else "nobody@example.org"
    messages = {"content": "Hi", "clientId": str(uuid4())}
    return {
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
        "POST api/auth/change-password": {"currentPassword": PASSWORD, "newPassword": "nine purple kettles"},
        "PUT api/users/profile": PROFILE,
        "PATCH api/users/profile": PROFILE,
        "DELETE api/users/profile": {"password": PASSWORD},
        "PUT api/users/availability": [{"weekday": 0, "start": "09:00", "end": "10:00"}],
        "POST api/skills": SKILL,
        "PUT api/skills/<uuid:skill_id>": SKILL | {"type": "offer"},
        "PATCH api/skills/<uuid:skill_id>": {"level": "expert"},
        "POST api/sessions/<uuid:session_id>/review": {"stars": 5, "text": "Patient."},
        "POST api/sessions": _lesson(world, who) if operation == "POST api/sessions" else None,
        f"PATCH {SESSIONS}": {"durationMinutes": 45},
        f"POST {SESSIONS}/decline": {"reason": "No time"},
        f"POST {SESSIONS}/end": {},
        f"POST {SESSIONS}/dispute": {"text": "It was shorter."},
        f"POST {SESSIONS}/excuse": {"text": "No power."},
        f"POST {SESSIONS}/appeal": {"text": "I was there."},
        f"PUT {SESSIONS}/notes": {"text": "Chords."},
        "POST api/swaps": _swap(world, who) if operation == "POST api/swaps" else None,
        "POST api/swaps/<uuid:swap_id>/accept": {"unequalAgreed": True},
        "POST api/swaps/<uuid:swap_id>/counter": {"offeredMinutes": 45, "wantedMinutes": 45},
        "POST api/chat/conversations": {"userId": str(world.partner.pk)},
        "POST api/chat/conversations/<uuid:conversation_id>/messages": messages,
        "POST api/chat/conversations/<uuid:conversation_id>/read": {"seq": 1},
        "POST api/credits/transfer": {"toUserId": str(world.partner.pk), "amountMinutes": 5, "reason": "So"},
        "POST api/reports": {"kind": "user", "id": str(world.partner.pk), "reason": "spam"},
        "PUT api/notifications/preferences": {"message": {"inApp": True}, "match": {"inApp": True}},
    }.get(operation)


def _lesson(world, who):
    """A lesson with the partner in what they offer."""
    skill = Skill.objects.filter(user=world.partner, type="offer").first()
    at = iso(now_ms() + dt.timedelta(days=4))
    body = {"teacherId": str(world.partner.pk), "skillId": str(skill.pk), "scheduledTime": at, "durationMinutes": 60}
    return body if who else None


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


def send(client, operation, world, body):
    sent = ("", "application/json") if body is None else (json.dumps(body), "application/json")
    key = {"idempotency-key": uuid4().hex}
    answer = client.generic(operation.split()[0], world.path(operation), *sent, headers=key)
    answer.said = answer.getvalue() if answer.streaming else answer.content  # a file is closed once it is read
    return answer


def test_every_endpoint_says_who_may_use_it():
    assert {f"{method} {route}" for method, route in operations()} == set(EXPECTED)


@pytest.mark.parametrize("operation", EXPECTED)
def test_who_may_do_what(operation, world, api):
    expected = Who.of(EXPECTED[operation])
    found = {"nobody": ask(APIClient(), operation, world, None).status_code}
    for name in ("other", "moderator", "admin", "owner"):  # the owner last: what is deleted is gone
        who = getattr(world, name)
        found[name] = ask(api(who), operation, world, who).status_code
    assert found == {name: getattr(expected, name) for name in found}


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("operation", EXPECTED)
def test_what_is_left_for_whom_the_owner_has_blocked(operation, world, api):
    member_block(by=world.owner, user_id=world.partner.pk)
    owner = dict.fromkeys(("person_id", "user_id"), str(world.owner.pk))
    seen = replace(world, partner=world.owner, places=world.places | owner)
    answer = ask(api(world.partner), operation, seen, world.partner)
    assert answer.status_code == Who.of(EXPECTED[operation]).blocked


@pytest.mark.only_on("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize("operation", EXPECTED)
def test_a_banned_member_may_do_nothing(operation, world, api):
    expected = Who.of(EXPECTED[operation])
    client = api(world.owner)
    world.owner.is_banned = True
    world.owner.save()
    answer = ask(client, operation, world, world.owner)
    assert answer.status_code == expected.banned
    if expected.nobody == 401 and expected.banned == 403:
        assert answer.json()["code"] == "banned"


@pytest.mark.only_on("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize("operation", EXPECTED)
def test_nobody_is_told_anothers_address(operation, world, api):
    for who in world.everyone:
        said = ask(api(who), operation, world, who).said.decode(errors="replace")
        foreign = [person.email for person in world.everyone if person is not who and person.email in said]
        # Whoever proves the password of an account by logging in is its owner.
        assert not foreign or operation == "POST api/auth/login"
