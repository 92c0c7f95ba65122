"""What the tests of swaps share."""

from typing import Any

import pytest

from notifications.models import Notification
from realtime.models import UserEvent
from skills.lessons import BookedSession
from swaps.hooks import open_sessions, sessions_of_swaps
from swaps.models import Swap
from tests.factories.swaps import agreed_swap, proposal


@pytest.fixture
def pending(member: Any, other: Any) -> Swap:
    """`member` proposed it to `other`."""
    return proposal(member, other)


@pytest.fixture
def agreed(member: Any, other: Any) -> Swap:
    """`member` proposed it and `other` accepted."""
    return agreed_swap(member, other)


@pytest.fixture
def booked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Sessions as the app above would report them: set `open`, or `held[swap_id] = {skill_id: (session, status)}`.

    They are an hour long.
    """
    known: dict[str, Any] = {"open": False, "held": {}}
    monkeypatch.setattr(open_sessions, "_handlers", [lambda swap_id: known["open"]])
    monkeypatch.setattr(
        sessions_of_swaps,
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
    """What the person's notifications of swaps say, oldest first, and whether they are read."""
    rows = Notification.objects.filter(user_id=person.pk, key__startswith="swap:").order_by("id")
    return [(row.data["event"], row.is_read) for row in rows]


def events_of(person: Any, *kinds: str) -> list[str]:
    """The events of swaps that reached a person."""
    rows = UserEvent.objects.filter(user_id=person.pk).order_by("cursor")
    return [row.type for row in rows if row.type.startswith(kinds or "swap:")]
