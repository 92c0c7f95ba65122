"""Who may use which endpoint: a new one fails until somebody has said it here."""

from typing import NamedTuple

from tests.contract import compat
from tests.contract.conftest import SESSIONS


class Who(NamedTuple):
    """The status for each. What is not said follows: staff are members like all others (they work in the admin), a
    blocked person gets no more than a stranger, a banned one the answer that they are banned.

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
    def of(cls, expected):
        who = cls(*expected)
        return who._replace(
            admin=who.moderator if who.admin is None else who.admin,
            blocked=who.other if who.blocked is None else who.blocked,
            banned=(403 if who.nobody == 401 else who.owner) if who.banned is None else who.banned,
        )


OPEN = (200, 200, 200, 200)
MEMBERS = (401, 200, 200, 200)
VISIBLE = (401, 200, 200, 200, 200, 404)  # about a person: not for whom they have blocked
VISIBLE_204 = (401, 204, 204, 204, 204, 404)
VISIBLE_201 = (401, 201, 201, 201, 201, 404)
MEMBERS_204 = (401, 204, 204, 204)
OWNER = (401, 200, 404, 404)
OWNER_204 = (401, 204, 404, 404)
OWED = (401, 200, 404, 404, 404, 403)  # stays for both after a block; here it is the owner's to say
BAD_TOKEN = (400, 400, 400, 400)
LOG_IN = (200, 200, 200, 200, 200, 200, 403)
REFUSED = (401, 401, 401, 401, 401, 401, 401)
OFF = (404, 404, 404, 404)  # without keys of the provider
NO_COOKIE = (401, 401, 401, 401, 401, 401, 401)

# route → (nobody, owner, another member, a moderator, and where it differs an admin, a blocked and a banned one)
EXPECTED = {
    "GET api/config": OPEN,
    "GET api/schema": OPEN,
    "GET api/docs": OPEN,
    "POST api/auth/signup": (201, 201, 201, 201),
    "POST api/auth/login": LOG_IN,
    "POST api/auth/login/passkey/options": OPEN,
    "POST api/auth/login/passkey": REFUSED,
    "POST api/auth/login/second-factor/options": REFUSED,
    "POST api/auth/login/second-factor": REFUSED,
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
    "GET api/auth/socket": MEMBERS,
    "POST api/auth/socket": MEMBERS,
    "GET api/auth/devices": MEMBERS,
    "DELETE api/auth/devices/<uuid:id>": OWNER_204,
    "GET api/auth/passkeys": MEMBERS,
    "POST api/auth/passkeys": (401, 400, 400, 400),  # answers no offer
    "POST api/auth/passkeys/options": MEMBERS,
    "POST api/auth/passkeys/proof": MEMBERS,
    "PATCH api/auth/passkeys/<uuid:passkey_id>": OWNER,
    "DELETE api/auth/passkeys/<uuid:passkey_id>": OWNER_204,
    "GET api/auth/second-factor": MEMBERS,
    "PUT api/auth/second-factor": MEMBERS,
    "POST api/auth/recovery-codes": (401, 201, 409, 409),  # only the owner has a passkey
    "POST api/auth/email-link": (202, 202, 202, 202),
    "POST api/auth/email-link/open": BAD_TOKEN,
    "POST api/auth/email-link/code": BAD_TOKEN,
    "GET api/auth/address": MEMBERS,
    "POST api/auth/address": (401, 202, 202, 202),
    "DELETE api/auth/address": MEMBERS_204,
    "POST api/auth/address/confirm": BAD_TOKEN,
    "POST api/auth/address/undo": BAD_TOKEN,
    "GET api/auth/ways-in": MEMBERS,
    "DELETE api/auth/identities/<uuid:id>": OWNER_204,
    "GET api/auth/oauth/outcome": OPEN,
    "GET api/auth/oauth/google/start": OFF,
    "GET api/auth/oauth/google/callback": OFF,
    "POST api/auth/oauth/google/link": (401, 404, 404, 404),
    "GET api/auth/oauth/github/start": OFF,
    "GET api/auth/oauth/github/callback": OFF,
    "POST api/auth/oauth/github/link": (401, 404, 404, 404),
    "GET api/users/profile": MEMBERS,
    "PUT api/users/profile": MEMBERS,
    "PATCH api/users/profile": MEMBERS,
    "DELETE api/users/profile": (401, 204, 204, 204, 409),  # the last admin stays
    "GET api/users/export": MEMBERS,
    "POST api/users/export": (401, 202, 202, 202),
    "GET api/users/export/file": OWNER,
    "PUT api/users/availability": MEMBERS,
    "POST api/users/first-run/end": MEMBERS,
    "POST api/users/avatar": (401, 400, 400, 400),  # no file
    "DELETE api/users/avatar": MEMBERS_204,
    "GET api/users/<uuid:person_id>": VISIBLE,
    "GET api/users/<uuid:person_id>/reviews": VISIBLE,
    "GET api/users/<uuid:person_id>/reliability": VISIBLE,
    "POST api/sessions/<uuid:session_id>/review": OWNER,
    "GET api/sessions/<uuid:session_id>/call": OWNER,
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
    "GET api/discover/saved": MEMBERS,
    "GET api/discover/dismissed": MEMBERS,
    "PUT api/discover/<uuid:person_id>/saved": VISIBLE_204,
    "DELETE api/discover/<uuid:person_id>/saved": MEMBERS_204,
    "PUT api/discover/<uuid:person_id>/dismissed": VISIBLE_204,
    "DELETE api/discover/<uuid:person_id>/dismissed": MEMBERS_204,
    "GET api/searches": MEMBERS,
    "POST api/searches": (401, 201, 201, 201),
    "PATCH api/searches/<uuid:search_id>": OWNER,
    "DELETE api/searches/<uuid:search_id>": OWNER_204,
    "POST api/searches/<uuid:search_id>/seen": OWNER,
    "GET api/discover/<uuid:person_id>": VISIBLE,
    "GET api/matches/suggestions": MEMBERS,
    "GET api/matches/hints": MEMBERS,
    "GET api/matches/openings": MEMBERS,
    "GET api/matches/board": MEMBERS,
    "GET api/chat/conversations": MEMBERS,
    "GET api/chat/search": MEMBERS,
    "POST api/chat/conversations": (401, 200, 201, 201, 201, 404),
    "GET api/chat/conversations/<uuid:conversation_id>": OWNER,
    "PATCH api/chat/conversations/<uuid:conversation_id>": OWNER,
    "GET api/chat/conversations/<uuid:conversation_id>/messages": OWNER,
    "POST api/chat/conversations/<uuid:conversation_id>/messages": (401, 201, 404, 404),
    "POST api/chat/conversations/<uuid:conversation_id>/read": OWNER_204,
    "PATCH api/chat/messages/<uuid:message_id>": OWNER,
    "DELETE api/chat/messages/<uuid:message_id>": OWNER_204,
    "PUT api/chat/messages/<uuid:message_id>/reactions/<str:emoji>": OWNER,
    "DELETE api/chat/messages/<uuid:message_id>/reactions/<str:emoji>": OWNER,
    "POST api/chat/attachments": (401, 400, 400, 400),  # no file
    "GET api/chat/attachments/<uuid:attachment_id>": OWNER,
    "GET api/chat/attachments/<uuid:attachment_id>/thumbnail": OWNER,
    "DELETE api/chat/attachments/<uuid:attachment_id>": (401, 409, 404, 404),  # it is sent
    "GET api/blocks": MEMBERS,
    "POST api/blocks/<uuid:user_id>": VISIBLE_201,
    "DELETE api/blocks/<uuid:user_id>": MEMBERS_204,
    "POST api/reports": VISIBLE_201,
    "GET api/notifications": MEMBERS,
    "GET api/notifications/preferences": MEMBERS,
    "PUT api/notifications/preferences": MEMBERS,
    "GET api/notifications/unsubscribe": BAD_TOKEN,
    "POST api/notifications/unsubscribe": BAD_TOKEN,
    "DELETE api/notifications/unsubscribe": BAD_TOKEN,
    "POST api/notifications/unsubscribe/all": BAD_TOKEN,
    "POST api/notifications/push-subscriptions": (401, 409, 409, 409),  # without a key there are no pushes
    "DELETE api/notifications/push-subscriptions": MEMBERS_204,
    "POST api/notifications/<uuid:notification_id>/read": OWNER_204,
    "POST api/notifications/read-all": MEMBERS_204,
    "POST api/notifications/read-several": MEMBERS_204,
    "POST api/notifications/unread": MEMBERS_204,
    "GET api/credits/balance": MEMBERS,
    "GET api/credits/holds": MEMBERS,
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
    f"POST {SESSIONS}/extend": OWNER,
    f"POST {SESSIONS}/extend/decline": OWNER,
    f"GET {SESSIONS}/extend/choices": OWNER,
    f"GET {SESSIONS}/calendar.ics": OWNER,
    f"POST {SESSIONS}/confirm": OWED,
    f"POST {SESSIONS}/dispute": OWED,
    f"POST {SESSIONS}/no-show": (401, 200, 404, 404, 404, 409),
    f"POST {SESSIONS}/excuse": OWED,
    f"POST {SESSIONS}/appeal": OWED,
    f"PUT {SESSIONS}/meeting-link": OWNER,
    f"PUT {SESSIONS}/notes": OWNER_204,
    f"PUT {SESSIONS}/summary": OWNER,
    f"GET {SESSIONS}/materials": OWNER,
    f"POST {SESSIONS}/materials": (401, 201, 404, 404),
    f"DELETE {SESSIONS}/materials/<uuid:material_id>": OWNER_204,
    f"GET {SESSIONS}/materials/<uuid:material_id>/file": OWNER,
    "POST api/sessions/series": VISIBLE_201,
    "GET api/sessions/series/weeks": VISIBLE,
    "GET api/sessions/series/<uuid:series_id>": OWNER,
    "POST api/sessions/series/<uuid:series_id>/accept": OWNER,
    "POST api/sessions/series/<uuid:series_id>/decline": OWNER,
    "POST api/sessions/series/<uuid:series_id>/cancel": OWNER,
    "GET api/rooms/<str:room_pass>": OWNER,
    f"GET {SESSIONS}/documents": OWNER,
    f"GET {SESSIONS}/documents/<str:document>": OWNER,
    f"POST {SESSIONS}/documents/<str:document>/updates": (401, 201, 404, 404),
    "GET api/swaps": MEMBERS,
    "POST api/swaps": VISIBLE_201,
    "GET api/swaps/counts": MEMBERS,
    "GET api/swaps/<uuid:swap_id>": OWNER,
    "POST api/swaps/<uuid:swap_id>/accept": OWNER,
    "POST api/swaps/<uuid:swap_id>/reject": OWNER,
    "POST api/swaps/<uuid:swap_id>/cancel": OWNER,
    "POST api/swaps/<uuid:swap_id>/counter": (401, 201, 404, 404),
    "POST api/swaps/<uuid:swap_id>/complete": OWNER,
    "GET api/rings": MEMBERS,
    "GET api/rings/counts": MEMBERS,
    "GET api/rings/hints": MEMBERS,
    "PUT api/rings/hints/<uuid:topic_id>/dismissed": MEMBERS_204,
    "DELETE api/rings/hints/<uuid:topic_id>/dismissed": MEMBERS_204,
    "GET api/rings/<uuid:ring_id>": OWNER,
    "POST api/rings/<uuid:ring_id>/accept": OWNER,
    "POST api/rings/<uuid:ring_id>/decline": OWNER,
    "POST api/rings/<uuid:ring_id>/leave": OWNER,
    "GET api/sessions/slots": VISIBLE,
    "GET api/calendar/busy": MEMBERS,
    "PUT api/calendar/busy": MEMBERS,
    "POST api/calendar/busy": (401, 404, 404, 404),  # nothing was removed
    "DELETE api/calendar/busy": MEMBERS_204,
    "GET api/calendar": MEMBERS,
    "POST api/calendar": MEMBERS,
    "GET api/calendar/<str:secret>.ics": (200, 200, 200, 200, 200, 200, 404),  # the address is the secret
    **compat.EXPECTED,
}
