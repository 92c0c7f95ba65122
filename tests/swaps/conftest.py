"""What the tests of swaps share."""

from typing import Any

import pytest

from notifications.models import Notification
from realtime.models import UserEvent
from swaps.hooks import lessons_of_swaps, open_lessons
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
    """Lessons as the room above would tell of them: set `open`, or `held[swap_id] = {skill_id: (session, status)}`."""
    known: dict[str, Any] = {"open": False, "held": {}}
    monkeypatch.setattr(open_lessons, "_handlers", [lambda swap_id: known["open"]])
    monkeypatch.setattr(
        lessons_of_swaps, "_handlers", [lambda ids: {pk: known["held"][pk] for pk in ids if pk in known["held"]}]
    )
    return known


def told(person: Any) -> list[tuple[str, bool]]:
    """What the person's notifications of swaps say, oldest first, and whether they are read."""
    rows = Notification.objects.filter(user_id=person.pk, key__startswith="swap:").order_by("id")
    return [(row.data["event"], row.is_read) for row in rows]


def heard(person: Any, *kinds: str) -> list[str]:
    """The events of swaps that reached a person."""
    rows = UserEvent.objects.filter(user_id=person.pk).order_by("cursor")
    return [row.type for row in rows if row.type.startswith(kinds or "swap:")]
