"""How reliable people are: from what became of their sessions, apart from the stars."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Count

from accounts.hooks import member_changed
from accounts.models import User
from accounts.selectors import visible_person
from learning.models import Outcome, Role, Seat
from skillswap.db import transactional
from skillswap.errors import NotFound

REPLIES = 50  # the last ones say how quickly somebody answers


@transactional
def reliability_refresh(user_ids: Collection[UUID]) -> None:
    """Count these members' outcomes anew; call it in the transaction that wrote one. Calls `member_changed`.

    Their rows are emptied first: of two who do this at once the second waits there, or is run again, and so counts
    what the first one wrote.
    """
    people = list(dict.fromkeys(user_ids))
    User.objects.filter(pk__in=people).update(reliability=None)
    for user_id, counts in _counts(people).items():
        User.objects.filter(pk=user_id).update(reliability=_share(counts))
    for user_id in people:
        member_changed(user_id)


def reliability_of(person_id: UUID, *, viewer: User) -> dict[str, Any]:
    """How often a person came, and how quickly they answer requests. Raises NotFound.

    Two queries, and those that `visible_person` needs.
    """
    if visible_person(person_id, viewer=viewer) is None:
        raise NotFound
    counts = _counts([person_id]).get(person_id, {})
    return {
        "figure": _share(counts),
        "came_count": counts.get(Outcome.CAME, 0),
        "missed_count": counts.get(Outcome.MISSED, 0),
        "late_cancel_count": counts.get(Outcome.LATE_CANCEL, 0),
        "reply_minutes": _reply_minutes(person_id),
    }


def _counts(user_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    known = Seat.objects.filter(user_id__in=list(user_ids), outcome__in=Outcome.values)
    counts: dict[UUID, dict[str, int]] = defaultdict(dict)
    for row in known.values("user_id", "outcome").annotate(count=Count("id")):
        counts[row["user_id"]][row["outcome"]] = row["count"]
    return counts


def _share(counts: Mapping[str, int]) -> float | None:
    total = sum(counts.values())
    return round(counts.get(Outcome.CAME, 0) / total, 3) if total else None


def _reply_minutes(user_id: UUID) -> int | None:
    """The teacher is who answers a request."""
    answered = Seat.objects.filter(user_id=user_id, role=Role.TEACHER, reply_minutes__isnull=False)
    replies = answered.order_by("-starts_at", "-id").values_list("reply_minutes", flat=True)
    last = [minutes for minutes in replies[:REPLIES] if minutes is not None]
    return round(median(last)) if last else None
