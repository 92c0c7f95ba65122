"""Who may do what: every endpoint for nobody, its owner, another member, a moderator.

A new endpoint fails here until somebody has said who may use it.
"""

import re
from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from tests.contract.routes import operations
from tests.factories.accounts import PASSWORD

OPEN = (200, 200, 200, 200)
MEMBERS = (401, 200, 200, 200)
MEMBERS_204 = (401, 204, 204, 204)
OWNER = (401, 200, 404, 404)
OWNER_204 = (401, 204, 404, 404)
BAD_TOKEN = (400, 400, 400, 400)

SKILL = {"name": "Bell ringing", "category": "music", "level": "beginner", "type": "learn"}
PROFILE = {"name": "Ada Okafor"}

# route → (nobody, owner, another member, a moderator); moderators work in the admin and are members here
EXPECTED = {
    "GET api/config": OPEN,
    "GET api/schema": OPEN,
    "GET api/docs": OPEN,
    "POST api/auth/signup": (201, 201, 201, 201),
    "POST api/auth/login": OPEN,
    "POST api/auth/logout": (204, 204, 204, 204),
    "GET api/auth/me": MEMBERS,
    "POST api/auth/refresh": (401, 401, 401, 401),  # no cookie
    "POST api/auth/token": OPEN,
    "POST api/auth/token/refresh": (401, 401, 401, 401),
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
    "PUT api/users/availability": MEMBERS,
    "POST api/users/avatar": (401, 400, 400, 400),  # no file
    "DELETE api/users/avatar": MEMBERS_204,
    "GET api/users/<uuid:person_id>": MEMBERS,
    "GET api/users/<uuid:person_id>/reviews": MEMBERS,
    "GET api/users/<uuid:person_id>/reliability": MEMBERS,
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
    "GET api/discover/<uuid:person_id>": MEMBERS,
    "GET api/matches/suggestions": MEMBERS,
    "GET api/matches/hints": MEMBERS,
    "GET api/chat/conversations": MEMBERS,
    "POST api/chat/conversations": (401, 200, 201, 201),
    "GET api/chat/conversations/<uuid:conversation_id>": OWNER,
    "GET api/chat/conversations/<uuid:conversation_id>/messages": OWNER,
    "POST api/chat/conversations/<uuid:conversation_id>/messages": (401, 201, 404, 404),
    "POST api/chat/conversations/<uuid:conversation_id>/read": OWNER_204,
    "DELETE api/chat/messages/<uuid:message_id>": OWNER_204,
    "GET api/blocks": MEMBERS,
    "POST api/blocks/<uuid:user_id>": (401, 201, 201, 201),
    "DELETE api/blocks/<uuid:user_id>": MEMBERS_204,
    "POST api/reports": (401, 201, 201, 201),
    "GET api/notifications": MEMBERS,
    "GET api/notifications/preferences": MEMBERS,
    "PUT api/notifications/preferences": MEMBERS,
    "POST api/notifications/<uuid:notification_id>/read": OWNER_204,
    "POST api/notifications/read-all": MEMBERS_204,
    "GET api/credits/balance": MEMBERS,
    "GET api/credits/transactions": MEMBERS,
    "GET api/credits/stats": MEMBERS,
    "POST api/credits/transfer": (401, 403, 403, 403),  # for admins
    "GET api/sessions/slots": MEMBERS,
    "GET api/calendar": MEMBERS,
    "POST api/calendar": MEMBERS,
    "GET api/calendar/<str:secret>.ics": OPEN,  # the address is the secret
}


QUERY = {"GET api/sessions/slots": "?userId={user_id}"}


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
        "PUT api/users/availability": [{"weekday": 0, "start": "09:00", "end": "10:00"}],
        "POST api/skills": SKILL,
        "PUT api/skills/<uuid:skill_id>": SKILL | {"type": "offer"},
        "PATCH api/skills/<uuid:skill_id>": {"level": "expert"},
        "POST api/sessions/<uuid:session_id>/review": {"stars": 5, "text": "Patient."},
        "POST api/chat/conversations": {"userId": str(world.partner.pk)},
        "POST api/chat/conversations/<uuid:conversation_id>/messages": messages,
        "POST api/chat/conversations/<uuid:conversation_id>/read": {"seq": 1},
        "POST api/credits/transfer": {"toUserId": str(world.partner.pk), "amountMinutes": 5, "reason": "So"},
        "POST api/reports": {"kind": "user", "id": str(world.partner.pk), "reason": "spam"},
        "PUT api/notifications/preferences": {"message": {"inApp": True}, "match": {"inApp": True}},
    }.get(operation)


def ask(client, operation, world, who):
    method, route = operation.split(" ", 1)
    path = "/" + re.sub(r"<(?:uuid|str):(\w+)>", lambda found: world.places[found[1]], route)
    path += QUERY.get(operation, "").format(**world.places)
    return client.generic(method, path, *_json(body_for(operation, world, who)))


def _json(body):
    import json

    return ("", "application/json") if body is None else (json.dumps(body), "application/json")


def test_every_endpoint_says_who_may_use_it():
    assert {f"{method} {route}" for method, route in operations()} == set(EXPECTED)


@pytest.mark.parametrize("operation", EXPECTED)
def test_who_may_do_what(operation, world, api):
    statuses = [ask(APIClient(), operation, world, None).status_code]
    for who in (world.other, world.moderator, world.owner):  # the owner last: what is deleted is gone
        statuses.append(ask(api(who), operation, world, who).status_code)
    nobody, other, moderator, owner = statuses
    assert (nobody, owner, other, moderator) == EXPECTED[operation]


@pytest.mark.slow
@pytest.mark.parametrize("operation", [name for name, (status, *_) in EXPECTED.items() if status == 401])
def test_a_banned_member_may_do_nothing(operation, world, api):
    client = api(world.owner)
    world.owner.is_banned = True
    world.owner.save()
    answer = ask(client, operation, world, world.owner)
    if operation in ("POST api/auth/refresh", "POST api/auth/token/refresh"):
        assert answer.status_code == 401
    else:
        assert (answer.status_code, answer.json()["code"]) == (403, "banned")


@pytest.mark.slow
@pytest.mark.parametrize("operation", EXPECTED)
def test_nobody_is_told_anothers_address(operation, world, api):
    for who in world.everyone:
        said = ask(api(who), operation, world, who).content.decode()
        foreign = [person.email for person in world.everyone if person is not who and person.email in said]
        # Whoever proves the password of an account by logging in is its owner.
        assert not foreign or operation == "POST api/auth/login"
