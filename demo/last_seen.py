"""Nobody wrote, agreed or met after they were seen last."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Max, QuerySet

from accounts.models import User
from chat.models import Message, Participant
from learning.models import Session, SessionParticipant
from reviews.models import Review
from swaps.models import Swap

_BATCH = 1000


def last_seen_follow(people: Iterable[User]) -> None:
    """Who did something later than they were seen last was seen then."""
    last: dict[UUID, dt.datetime] = {}
    for rows, who, when in _traces():
        for user_id, at in rows.values_list(who).annotate(at=Max(when)):
            if user_id is not None and at is not None:
                last[user_id] = max(at, last.get(user_id, at))
    late = []
    for person in people:
        seen, did = person.last_online_at, last.get(person.pk)
        if did is not None and (seen is None or seen < did):
            person.last_online_at = did
            late.append(person)
    User.objects.bulk_update(late, ["last_online_at"], batch_size=_BATCH)


def _traces() -> list[tuple[QuerySet, str, str]]:
    """Rows that show that somebody was here, who it was, and when."""
    return [
        (Message.objects.all(), "sender_id", "created_at"),
        (Participant.objects.all(), "user_id", "read_at"),
        (Review.objects.all(), "author_id", "created_at"),
        (Session.objects.all(), "student_id", "created_at"),
        (Session.objects.all(), "accepted_by_id", "accepted_at"),
        (Session.objects.all(), "cancelled_by_id", "settled_at"),
        (Session.objects.all(), "ended_by_id", "ended_at"),
        (Session.objects.all(), "summary_by_id", "summary_at"),
        (SessionParticipant.objects.all(), "user_id", "joined_at"),
        (Swap.objects.all(), "from_user_id", "created_at"),
        (Swap.objects.all(), "to_user_id", "answered_at"),
        (Swap.objects.filter(status=Swap.Status.CANCELLED), "from_user_id", "closed_at"),
    ]
