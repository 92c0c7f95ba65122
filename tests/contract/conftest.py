"""A small world: two people who talk, swap and meet, somebody who has nothing to do with them, and the staff."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine

from accounts.models import DataExport, Device, ExternalIdentity, Passkey, User
from accounts.services.export_files import export_make
from chat.models import Attachment
from learning.calendar_feed import feed_url
from learning.models import Material, SessionParticipant, Status
from learning.room import room_for
from matching.services import search_create
from moderation.services import member_block
from notifications.models import Notification
from skillswap.db.fields import now_ms
from tests.contract import compat
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say, sent_file, uploaded
from tests.factories.credits import give
from tests.factories.learning import held_session, in_series, session_between
from tests.factories.rings import agreed_ring, proposed_ring
from tests.factories.skills import offers, wants
from tests.factories.swaps import agreed_swap, proposal
from tests.plugins.isolation import shared_rows

SESSIONS = "api/sessions/<uuid:session_id>"
# operation → which of the things that an id may name; the lesson that was held, and the proposed swap, for all others
SPECIAL = {
    f"GET {SESSIONS}": "asked",
    f"PATCH {SESSIONS}": "asked",
    f"DELETE {SESSIONS}": "asked",
    f"PUT {SESSIONS}/meeting-link": "asked",
    f"POST {SESSIONS}/accept": "asked",
    f"POST {SESSIONS}/decline": "asked",
    f"POST {SESSIONS}/start": "running",
    f"POST {SESSIONS}/join": "running",
    f"GET {SESSIONS}/room": "running",
    f"POST {SESSIONS}/documents/<str:document>/updates": "running",
    f"GET {SESSIONS}/call": "running",
    f"POST {SESSIONS}/end": "running",
    f"POST {SESSIONS}/extend": "ending",
    f"POST {SESSIONS}/extend/decline": "ending",
    f"GET {SESSIONS}/extend/choices": "ending",
    f"POST {SESSIONS}/confirm": "claimed",
    f"POST {SESSIONS}/dispute": "claimed",
    f"POST {SESSIONS}/no-show": "waiting",
    f"POST {SESSIONS}/excuse": "missed",
    f"POST {SESSIONS}/appeal": "missed",
    "DELETE api/auth/identities/<uuid:id>": "identity",
    "POST api/swaps/<uuid:swap_id>/cancel": "agreed swap",
    "POST api/swaps/<uuid:swap_id>/complete": "agreed swap",
    "POST api/rings/<uuid:ring_id>/leave": "agreed ring",
}
FIRST_TIME = (dt.datetime.now(dt.UTC) + dt.timedelta(days=6)).strftime("%Y-%m-%dT12:00:00Z")
QUERY = {
    "GET api/sessions/series/weeks": f"?userId={{user_id}}&firstTime={FIRST_TIME}&durationMinutes=60&weeks=3",
    "GET api/sessions/slots": "?userId={user_id}",
    "GET api/chat/search": "?q=zyxmessage",
}


@dataclass
class World:
    """`owner` has everything that the ids in `places` name; `partner` is in it with them; `other` is a stranger.

    What may be done in it may be done at `made_at`.
    """

    owner: Any
    partner: Any
    other: Any
    moderator: Any
    admin: Any
    places: dict[str, str]
    made_at: dt.datetime

    @property
    def everyone(self) -> list[Any]:
        return [self.owner, self.partner, self.other, self.moderator, self.admin]

    def path(self, operation: str) -> str:
        """Where to ask, with ids for which the operation is possible."""
        route = operation.partition(" ")[2]
        places = dict(self.places)
        if operation in SPECIAL:
            places |= dict.fromkeys(("session_id", "swap_id", "ring_id", "id"), places[SPECIAL[operation]])
        places |= {name: places[other] for name, other in compat.PLACES.get(operation, {}).items()}
        path = re.sub(r"<(?:uuid|str):(\w+)>", lambda found: places[found[1]], route)
        return "/" + path + QUERY.get(operation, "").format(**places)


@pytest.fixture(scope="module")
def shared_world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[World]:
    """One for all tests of a file; what each of them changes is undone."""
    with shared_rows(django_db_blocker, make_world) as world:
        yield world


@pytest.fixture
def world(shared_world: World, db: None) -> Iterator[World]:
    """As it was made, for each test: a lesson that ends in three minutes does so however long the tests before took."""
    with time_machine.travel(shared_world.made_at, tick=True):
        fresh = User.objects.in_bulk([person.pk for person in shared_world.everyone])
        people = [fresh[person.pk] for person in shared_world.everyone]
        yield World(*people, shared_world.places, shared_world.made_at)


def _sent_picture(talk, sender):
    """The id of a file that has a small copy, without the work of drawing one."""
    file = sent_file(talk, sender)
    Attachment.objects.filter(pk=file.pk).update(thumbnail=file.file)
    return file.pk


def _file_of(session_id, talk, owner):
    """The id of a file that the owner added to a session."""
    file = uploaded(talk, owner)
    Attachment.objects.filter(pk=file.pk).delete()
    columns = {"name": file.name, "file": file.file, "type": file.type, "size": file.size}
    return Material.objects.create(session_id=session_id, by=owner, **columns).pk


def make_world() -> World:
    owner, partner, other = UserFactory(), UserFactory(), UserFactory()
    (skill,) = offers(owner, "JavaScript")
    wants(owner, "Guitar")
    offers(partner, "Guitar")
    wants(partner, "JavaScript")
    talk = conversation_between(owner, partner)
    say(talk, partner, "Hello")
    message = say(talk, owner, "Hello yourself")
    member_block(by=owner, user_id=UserFactory().pk)
    device = Device.objects.create(user=owner, name="Phone", refresh_id="0" * 32)
    give(owner, 300)
    export_make(export_id=DataExport.objects.create(user=owner).pk)
    places = {
        "skill_id": skill.pk,
        "topic_id": skill.topic_id,
        "conversation_id": talk.pk,
        "message_id": message["id"],
        "emoji": "👍",
        "document": "text",
        "attachment_id": _sent_picture(talk, owner),
        "notification_id": Notification.objects.get(user=owner, type="message").pk,
        "id": device.pk,
        "passkey_id": Passkey.objects.create(user=owner, name="Phone", credential_id="AAAA", public_key="AAAA").pk,
        "identity": ExternalIdentity.objects.create(user=owner, provider="google", subject="1").pk,
        "person_id": partner.pk,
        "user_id": partner.pk,
        "search_id": search_create(user=owner, name="Zyx", view="people", query={"q": "guitar"})[0].pk,
        "secret": feed_url(owner.pk).rpartition("/")[2].removesuffix(".ics"),
        "session_id": held_session(owner, partner).pk,
    }
    places["material_id"] = _file_of(places["session_id"], talk, owner)
    give(partner, 300)
    places |= _sessions(owner, partner, conversation=talk, skill=skill)
    places["series_id"] = in_series(places["asked"])
    places |= {"agreed swap": agreed_swap(owner, partner).pk, "swap_id": proposal(partner, owner).pk}
    third = UserFactory()
    places |= {"ring_id": proposed_ring(owner, partner, third).pk, "agreed ring": agreed_ring(partner, owner, third).pk}
    staff = UserFactory(moderator=True), UserFactory(admin=True)
    return World(owner, partner, other, *staff, {name: str(value) for name, value in places.items()}, now_ms())


def _sessions(owner: Any, partner: Any, **about: Any) -> dict[str, Any]:
    """The owner's lessons to the partner, one for each thing that can be done with one; and the pass of a room."""
    now, day = now_ms(), dt.timedelta(days=1)
    running = {"at": now - dt.timedelta(minutes=20), "status": Status.IN_PROGRESS} | about
    claim = {"ended_at": now, "ended_by_id": partner.pk, "claimed_minutes": 60, "settles_at": now + day}
    missed = {"absent_id": owner.pk, "ended_at": now, "ended_by_id": partner.pk, "settles_at": now + day}
    made = {
        "asked": session_between(
            owner, partner, at=now + 2 * day, status=Status.REQUESTED, expires_at=now + day, **about
        ),
        "running": session_between(owner, partner, **running),
        "ending": session_between(owner, partner, **running | {"at": now - dt.timedelta(minutes=57)}),
        "claimed": session_between(owner, partner, **running, **claim),
        "waiting": session_between(owner, partner, **running),
        "missed": session_between(owner, partner, **running | {"status": Status.NO_SHOW}, **missed),
    }
    beside = [made[name].pk for name in ("running", "waiting", "claimed")]  # the one that ends may go on
    SessionParticipant.objects.filter(session_id__in=beside).update(is_booked=False)
    SessionParticipant.objects.filter(session_id=made["waiting"].pk, user_id=partner.pk).update(joined_at=None)
    room_pass = room_for(made["running"], owner)["url"].partition("pass=")[2]
    return {**{name: session.pk for name, session in made.items()}, "room_pass": room_pass}
