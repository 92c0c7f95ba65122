"""Who is in the call of a session, and who was in it when: read from `Attendance`, decided by nobody's word."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from learning.models import Attendance, Session
from learning.participants import other_of, people_of
from skillswap.db.fields import now_ms

GONE_SECONDS = 60  # a tab says every 20 seconds that it is there; after three that are missing it is gone
MINUTE = dt.timedelta(minutes=1)
NO_TIME = dt.timedelta()


class Stretch(NamedTuple):
    """A time that somebody was in the call; `goes_on` while they still are."""

    start: dt.datetime
    end: dt.datetime
    goes_on: bool = False


@dataclass(frozen=True)
class Facts:
    """What the call of a session shows until a moment. Each was there alone for `waited` whole minutes of its time.

    `together` are the minutes that both were in it, a begun one counts. `last` has when each of those who used it was
    there last, `there` those who were there at that moment, or lost their connection just before.
    """

    together: int
    waited: Mapping[UUID, int]
    last: Mapping[UUID, dt.datetime]
    there: frozenset[UUID]


def gone_before(now: dt.datetime) -> dt.datetime:
    """Who was last seen before that is not in the call at `now`."""
    return now - dt.timedelta(seconds=GONE_SECONDS)


def back_since(now: dt.datetime) -> dt.datetime:
    """Who was last seen since then has not been away at `now`."""
    return now - dt.timedelta(seconds=settings.CALL_DROP_GRACE_SECONDS)


def there_now() -> QuerySet[Attendance]:
    """The tabs that are in a call now, of everybody."""
    return Attendance.objects.filter(seen_at__gte=gone_before(now_ms()), left_at=None)


def current_peers(session_id: UUID) -> dict[UUID, UUID]:
    """The tab of each member who is in the call now, as {user id: peer id}: one query on one index."""
    there = there_now().filter(session_id=session_id)
    return dict(there.order_by("seen_at").values_list("user_id", "peer_id"))


def attendance_of(session_ids: Collection[UUID]) -> dict[UUID, list[Attendance]]:
    """The rows of each of these sessions, in order: one query, none for no ids."""
    found: dict[UUID, list[Attendance]] = defaultdict(list)
    if session_ids:
        for row in Attendance.objects.filter(session_id__in=list(session_ids)).order_by("id"):
            found[row.session_id].append(row)
    return found


def facts_now(session: Session, now: dt.datetime) -> Facts | None:
    """`facts_of` the session: one query."""
    return facts_of(session, attendance_of([session.pk]).get(session.pk, ()), now)


def facts_of(session: Session, rows: Sequence[Attendance], now: dt.datetime) -> Facts | None:
    """What the call shows until the session ended, or until `now`; None when nobody used it. No query."""
    until = _until(session, now)
    stretches = stretches_of(session, rows, now)
    if not stretches:
        return None
    teacher, student = (stretches.get(person, []) for person in people_of(session))
    last = {person: times[-1].end for person, times in stretches.items()}
    return Facts(
        together=-(-_length(_shared(teacher, student)) // MINUTE),
        waited={person: _alone(session, person, stretches, until) for person in people_of(session)},
        last=last,
        there=frozenset(person for person, moment in last.items() if moment >= back_since(until)),
    )


def stretches_of(session: Session, rows: Iterable[Attendance], now: dt.datetime) -> dict[UUID, list[Stretch]]:
    """When each of those who used the call was in it, until the session ended or until `now`. No query."""
    until = _until(session, now)
    found: dict[UUID, list[Stretch]] = defaultdict(list)
    for row in rows:
        silent = row.seen_at < gone_before(until)
        end = row.left_at or (row.seen_at if silent else until)
        goes_on = row.left_at is None and not silent and session.ended_at is None
        if row.joined_at <= until:
            found[row.user_id].append(Stretch(row.joined_at, min(end, until), goes_on))
    return dict(found)


def _until(session: Session, now: dt.datetime) -> dt.datetime:
    return min(now, session.ended_at or now)


def _alone(session: Session, person: UUID, stretches: Mapping[UUID, list[Stretch]], until: dt.datetime) -> int:
    """Whole minutes of the agreed time that they were there without the other."""
    due = [Stretch(session.scheduled_time, min(until, session.ends_at))]
    mine = _shared(stretches.get(person, []), due)
    return (_length(mine) - _length(_shared(mine, stretches.get(other_of(session, person), [])))) // MINUTE


def _shared(some: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """What lies in both; the stretches of each lie apart."""
    pairs = [(max(one.start, other.start), min(one.end, other.end)) for one in some for other in others]
    return [Stretch(start, end) for start, end in pairs if start < end]


def _length(stretches: Iterable[Stretch]) -> dt.timedelta:
    return sum((one.end - one.start for one in stretches), NO_TIME)
