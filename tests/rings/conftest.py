"""What the tests of rings share."""

from typing import Any

import pytest

from notifications.models import Notification
from realtime.models import UserEvent
from rings.hooks import ring_sessions_ahead, sessions_of_rings
from rings.models import RingMember
from skills.lessons import BookedSession
from tests.factories.rings import free_people


@pytest.fixture
def three(db: Any) -> list[Any]:
    return free_people(3)


@pytest.fixture
def booked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Sessions as the app above would report them: set `ahead`, or `held[ring_id] = {skill_id: (session, status)}`.

    They are an hour long.
    """
    known: dict[str, Any] = {"ahead": False, "held": {}}
    monkeypatch.setattr(ring_sessions_ahead, "_handlers", [lambda ring_id, user_id: known["ahead"]])
    monkeypatch.setattr(
        sessions_of_rings,
        "_handlers",
        [lambda ids: {pk: hours_of(known["held"][pk]) for pk in ids if pk in known["held"]}],
    )
    return known


def hours_of(held: dict[Any, tuple[Any, str]]) -> list[BookedSession]:
    return [
        BookedSession(skill_id, session_id, status, 60, 60 if status == "completed" else None)
        for skill_id, (session_id, status) in held.items()
    ]


def notified(person: Any) -> list[tuple[str, bool]]:
    """What the person's notifications of rings say, oldest first, and whether they are read."""
    rows = Notification.objects.filter(user_id=person.pk, key__startswith="ring:").order_by("id")
    return [(row.data["change"], row.is_read) for row in rows]


def events_of(person: Any) -> list[str]:
    """The events of rings that reached a person."""
    rows = UserEvent.objects.filter(user_id=person.pk).order_by("cursor")
    return [row.type for row in rows if row.type.startswith("ring:")]


def part(ring: Any, person: Any) -> RingMember:
    return RingMember.objects.get(ring_id=ring.pk, user_id=person.pk)
