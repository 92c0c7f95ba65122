"""Publishing: append to the log of everyone concerned, ring after commit."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import F

from accounts.models import User
from accounts.selectors import acquaintances, contacts
from realtime import doorbell
from realtime.errors import Close
from realtime.events import Event, UserOffline, UserOnline
from realtime.letters import Letter, lasting, passing
from realtime.models import Inbox, UserEvent
from realtime.presence import online_among
from skillswap.db import finish, on_commit, run, together
from skillswap.fields import now_ms
from skillswap.ids import first_id_at

PURGED_AT_ONCE = 1000


# Who gets an event; as a mapping with whom it tells each of, so that a replay leaves it out once they are hidden.
Recipients = Iterable[UUID] | Mapping[UUID, UUID | None]


def each_other(one: UUID, two: UUID) -> Mapping[UUID, UUID]:
    """The recipients of an event between two people."""
    return {one: two, two: one}


def publish(event: Event, *, to: Recipients) -> None:
    """Send `event` to every open socket of each member in `to`; a lasting one also goes to their logs.

    Call it inside the transaction of the write that it tells of: both happen, or neither.
    """
    publish_many([(event, to)])


def publish_many(events: Sequence[tuple[Event, Recipients]]) -> None:
    """`publish` for many events, in order, with the same number of queries as for one.

    Passing events alone open no transaction: on SQLite that would wait for whoever is writing.
    """
    brief: dict[UUID, list[Letter]] = defaultdict(list)
    lasting_mail: dict[UUID, list[_Entry]] = defaultdict(list)
    for event, to in events:
        data = event.model_dump_json(by_alias=True)
        kept = event.kept() if event.by_id else data
        for user_id in dict.fromkeys(to):
            if event.lasting:
                other = to[user_id] if isinstance(to, Mapping) else None
                lasting_mail[user_id].append(_Entry(event.type, data, kept, other))
            else:
                brief[user_id].append(passing(event.type, data))
    if lasting_mail:
        published: list[_Published] = [(lasting_mail, brief)]
        together(_store_and_ring, published)
    elif brief:
        on_commit(lambda: doorbell.ring(brief))


class _Entry(NamedTuple):
    """A lasting event of one member: what their sockets get, and what the log keeps, as JSON text."""

    type: str
    data: str
    kept: str
    other_id: UUID | None


_Published = tuple[Mapping[UUID, list[_Entry]], Mapping[UUID, list[Letter]]]


def _store_and_ring(published: list[_Published]) -> None:
    """Write all that one transaction published: two who publish to the same people never wait for each other."""
    entries: dict[UUID, list[_Entry]] = defaultdict(list)
    mail: dict[UUID, list[Letter]] = defaultdict(list)
    for lasting_mail, brief in published:
        for user_id, some in lasting_mail.items():
            entries[user_id] += some
        for user_id, letters in brief.items():
            mail[user_id] += letters
    for user_id, letters in _append(entries).items():
        mail[user_id] += letters
    on_commit(lambda: doorbell.ring(mail))


def published_write() -> None:
    """Write what this transaction has published so far, instead of at its end: for who deletes a log."""
    finish(_store_and_ring)


def _append(mail: Mapping[UUID, Sequence[_Entry]]) -> dict[UUID, list[Letter]]:
    """Write the events to the logs; returns them as frames with their cursors."""
    heads = _advance({user_id: len(events) for user_id, events in mail.items()})
    rows, letters = [], {}
    for user_id, events in mail.items():
        first = heads[user_id] - len(events) + 1
        rows += [
            UserEvent(user_id=user_id, cursor=cursor, type=entry.type, data=entry.kept, other_id=entry.other_id)
            for cursor, entry in enumerate(events, first)
        ]
        letters[user_id] = [lasting(entry.type, cursor, entry.data) for cursor, entry in enumerate(events, first)]
    UserEvent.objects.bulk_create(rows)
    return letters


def _advance(steps: Mapping[UUID, int]) -> dict[UUID, int]:
    """Raise each member's cursor by its step; returns the new heads. The rows stay locked until commit."""
    by_step: dict[int, list[UUID]] = defaultdict(list)
    for user_id, step in steps.items():
        by_step[step].append(user_id)
    if connection.vendor == "postgresql":
        _lock(steps)
    raised = sum(Inbox.objects.filter(pk__in=ids).update(cursor=F("cursor") + step) for step, ids in by_step.items())
    heads = dict(Inbox.objects.filter(pk__in=list(steps)).values_list("pk", "cursor"))
    if raised < len(steps):
        missing = {user_id: step for user_id, step in steps.items() if user_id not in heads}
        _begin(missing)
        heads |= _advance(missing)
    return heads


def _lock(user_ids: Iterable[UUID]) -> None:
    """PostgreSQL: take all rows in one order, which an UPDATE does not.

    Those that are missing are made first: a row that somebody else makes between our update and our look at the
    heads would count as raised, and its cursor be given twice.
    """
    wanted = sorted(user_ids)
    rows = Inbox.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk", flat=True)
    if missing := set(wanted) - set(rows):
        _begin(sorted(missing))
        list(rows.all())


def _begin(user_ids: Iterable[UUID]) -> None:
    """Make the rows of members who never had an event.

    Who makes the same row at this moment goes first: SQL waits for them here, MongoDB runs our transaction again.
    """
    rows = [Inbox(user_id=user_id) for user_id in user_ids]
    Inbox.objects.bulk_create(rows, ignore_conflicts=True)


def close_sockets(user_id: UUID, device_ids: list[UUID], reason: str) -> None:
    """Close the open sockets of these devices, in every process, after commit."""
    code = Close.BANNED if reason == "banned" else Close.SESSION_ENDED
    devices = list(device_ids)
    on_commit(lambda: doorbell.close(user_id, devices, code))


def presence_began(user_id: UUID) -> None:
    """The member's first socket opened. Emits user:online to their contacts."""
    now = now_ms()
    User.objects.filter(pk=user_id).update(last_online_at=now)
    publish(UserOnline(user_id=user_id, last_online_at=now), to=contacts(user_id))


def presence_ended(user_id: UUID) -> None:
    """The member's last socket closed. Emits user:offline to their contacts."""
    now = now_ms()
    User.objects.filter(pk=user_id, is_active=True).update(last_online_at=now)
    publish(UserOffline(user_id=user_id, last_online_at=now), to=contacts(user_id))


def presence_refresh(user_id: UUID) -> None:
    """The member came or went while Redis was away. Emits user:online or user:offline to their contacts.

    Who is there is told of their contacts too: their welcome could not say who is online.
    """
    if not online_among([user_id]):
        presence_ended(user_id)
        return
    presence_began(user_id)
    there = User.objects.filter(pk__in=online_among(contacts(user_id))).values_list("pk", "last_online_at")
    publish_many([(UserOnline(user_id=pk, last_online_at=at), [user_id]) for pk, at in there])


def presence_introduce(one: UUID, two: UUID) -> None:
    """These two may be contacts now. If so emits user:online to each of the other, when both are online."""
    if len(online_among([one, two])) < 2 or two not in contacts(one, [two]):
        return
    seen = dict(User.objects.filter(pk__in=[one, two]).values_list("pk", "last_online_at"))
    publish_many(
        [(UserOnline(user_id=who, last_online_at=at), [two if who == one else one]) for who, at in seen.items()]
    )


def presence_part(one: UUID, two: UUID) -> None:
    """One of the two has blocked the other. If they were contacts, emits user:offline of whoever is online.

    It says no newer time than the other knows: when they came, not now.
    """
    online = online_among([one, two]) if two in acquaintances(one, [two]) else set()
    seen = User.objects.filter(pk__in=online).values_list("pk", "last_online_at") if online else ()
    publish_many([(UserOffline(user_id=who, last_online_at=at), [two if who == one else one]) for who, at in seen])


def events_purge(*, older_than: dt.timedelta | None = None) -> int:
    """Delete events that are too old to be replayed; returns how many. Safe to stop at any time."""
    before = first_id_at(now_ms() - (older_than or dt.timedelta(days=settings.EVENTS_KEPT_DAYS)))
    purged = 0
    while ids := list(UserEvent.objects.filter(pk__lt=before).values_list("pk", flat=True)[:PURGED_AT_ONCE]):
        run(UserEvent.objects.filter(pk__in=ids).delete)
        purged += len(ids)
    return purged
