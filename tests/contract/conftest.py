"""A small world: two people who talk, swap and meet, somebody who has nothing to do with them, and the staff."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection

from accounts.exporting import export_make
from accounts.models import DataExport, Device, User
from learning.feed import feed_url
from learning.models import Seat, Status
from learning.room import room_for
from moderation.blocking import member_block
from notifications.models import Notification
from skillswap.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.learning import session_between
from tests.factories.skills import offers, wants
from tests.factories.swaps import agreed_swap, proposal
from tests.learning.made import held_lesson
from tests.plugins.isolation import shared_rows

SESSIONS = "api/sessions/<uuid:session_id>"
# operation → which of the sessions, or of the swaps; the lesson that was held, and the proposed swap, for all others
SPECIAL = {
    f"GET {SESSIONS}": "asked",
    f"PATCH {SESSIONS}": "asked",
    f"DELETE {SESSIONS}": "asked",
    f"POST {SESSIONS}/accept": "asked",
    f"POST {SESSIONS}/decline": "asked",
    f"POST {SESSIONS}/start": "running",
    f"POST {SESSIONS}/join": "running",
    f"GET {SESSIONS}/room": "running",
    f"POST {SESSIONS}/end": "running",
    f"POST {SESSIONS}/confirm": "claimed",
    f"POST {SESSIONS}/dispute": "claimed",
    f"POST {SESSIONS}/no-show": "waiting",
    f"POST {SESSIONS}/excuse": "missed",
    f"POST {SESSIONS}/appeal": "missed",
    "POST api/swaps/<uuid:swap_id>/cancel": "agreed swap",
    "POST api/swaps/<uuid:swap_id>/complete": "agreed swap",
}
QUERY = {"GET api/sessions/slots": "?userId={user_id}"}


@dataclass
class World:
    """`owner` has everything that the ids in `places` name; `partner` is in it with them; `other` is a stranger."""

    owner: Any
    partner: Any
    other: Any
    moderator: Any
    admin: Any
    places: dict[str, str]

    @property
    def everyone(self) -> list[Any]:
        return [self.owner, self.partner, self.other, self.moderator, self.admin]

    def path(self, operation: str) -> str:
        """Where to ask, with ids for which the operation is possible."""
        route = operation.partition(" ")[2]
        places = dict(self.places)
        if operation in SPECIAL:
            places |= dict.fromkeys(("session_id", "swap_id"), places[SPECIAL[operation]])
        path = re.sub(r"<(?:uuid|str):(\w+)>", lambda found: places[found[1]], route)
        return "/" + path + QUERY.get(operation, "").format(**places)


@pytest.fixture(scope="module")
def shared_world(django_db_setup: Any, django_db_blocker: Any) -> Iterator[World | None]:
    """One for all tests of a file, on the engines that can put back what each of them changes."""
    if connection.vendor == "mongodb":
        yield None
    else:
        with shared_rows(django_db_blocker, make_world) as world:
            yield world


@pytest.fixture
def world(shared_world: World | None, db: None) -> World:
    if shared_world is None:
        return make_world()
    fresh = User.objects.in_bulk([person.pk for person in shared_world.everyone])
    return World(*(fresh[person.pk] for person in shared_world.everyone), shared_world.places)


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
        "conversation_id": talk.pk,
        "message_id": message["id"],
        "notification_id": Notification.objects.get(user=owner, type="message").pk,
        "id": device.pk,
        "person_id": partner.pk,
        "user_id": partner.pk,
        "secret": feed_url(owner.pk).rpartition("/")[2].removesuffix(".ics"),
        "session_id": held_lesson(owner, partner).pk,
    }
    give(partner, 300)
    places |= _sessions(owner, partner, conversation=talk, skill=skill)
    places |= {"agreed swap": agreed_swap(owner, partner).pk, "swap_id": proposal(partner, owner).pk}
    staff = UserFactory(moderator=True), UserFactory(admin=True)
    return World(owner, partner, other, *staff, {name: str(value) for name, value in places.items()})


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
        "claimed": session_between(owner, partner, **running, **claim),
        "waiting": session_between(owner, partner, **running),
        "missed": session_between(owner, partner, **running | {"status": Status.NO_SHOW}, **missed),
    }
    Seat.objects.filter(session_id=made["waiting"].pk, user_id=partner.pk).update(joined_at=None)
    room_pass = room_for(made["running"], owner)["url"].partition("pass=")[2]
    return {**{name: session.pk for name, session in made.items()}, "room_pass": room_pass}
