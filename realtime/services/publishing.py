"""Publishing: append to the log of everyone concerned, notify hubs after commit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import F

from realtime import metrics, notifier
from realtime.events import Event
from realtime.frames import Frame, ephemeral_frame, persistent_frame
from realtime.models import Inbox, UserEvent
from skillswap.db import finish, on_commit, together
from skillswap.db.locks import lock_in_order

# Who gets an event; a mapping names whom it is about for each of them, so that a replay leaves it out once they hide.
Recipients = Iterable[UUID] | Mapping[UUID, UUID | None]


def each_other(one: UUID, two: UUID) -> Mapping[UUID, UUID]:
    """The recipients of an event between two people."""
    return {one: two, two: one}


def publish(event: Event, *, to: Recipients) -> None:
    """Send `event` to every open socket of each member in `to`; a persistent one also goes to their logs.

    Call it inside the transaction of the write that it is about: both happen, or neither.
    """
    publish_many([(event, to)])


def publish_many(events: Sequence[tuple[Event, Recipients]]) -> None:
    """`publish` for many events, in order, with the same number of queries as for one.

    Ephemeral events alone open no transaction: on SQLite that would wait for whoever is writing.
    """
    ephemeral: dict[UUID, list[Frame]] = defaultdict(list)
    persistent: dict[UUID, list[_Entry]] = defaultdict(list)
    for event, to in events:
        data = event.model_dump_json(by_alias=True)
        kept = event.kept() if event.by_id else data
        for user_id in dict.fromkeys(to):
            if event.persistent:
                other = to[user_id] if isinstance(to, Mapping) else None
                persistent[user_id].append(_Entry(event.type, data, kept, other))
            else:
                ephemeral[user_id].append(ephemeral_frame(event.type, data))
    types = [event.type for event, _ in events]
    on_commit(lambda: metrics.published(types))
    if persistent:
        published: list[_Published] = [(persistent, ephemeral)]
        together(_store_and_notify, published)
    elif ephemeral:
        on_commit(lambda: notifier.notify_hubs(ephemeral))


class _Entry(NamedTuple):
    """A persistent event of one member: what their sockets get, and what the log keeps, as JSON text."""

    type: str
    data: str
    kept: str
    other_id: UUID | None


_Published = tuple[Mapping[UUID, list[_Entry]], Mapping[UUID, list[Frame]]]


def _store_and_notify(published: list[_Published]) -> None:
    """Write all that one transaction published: two who publish to the same people never wait for each other."""
    entries: dict[UUID, list[_Entry]] = defaultdict(list)
    frames: dict[UUID, list[Frame]] = defaultdict(list)
    for persistent, ephemeral in published:
        for user_id, some in persistent.items():
            entries[user_id] += some
        for user_id, theirs in ephemeral.items():
            frames[user_id] += theirs
    for user_id, theirs in _append(entries).items():
        frames[user_id] += theirs
    on_commit(lambda: notifier.notify_hubs(frames))


def published_write() -> None:
    """Write what this transaction has published so far, instead of at its end: for who deletes a log."""
    finish(_store_and_notify)


def _append(entries: Mapping[UUID, Sequence[_Entry]]) -> dict[UUID, list[Frame]]:
    """Write the events to the logs; returns them as frames with their cursors."""
    heads = _advance({user_id: len(events) for user_id, events in entries.items()})
    rows, frames = [], {}
    for user_id, events in entries.items():
        first = heads[user_id] - len(events) + 1
        rows += [
            UserEvent(user_id=user_id, cursor=cursor, type=entry.type, data=entry.kept, other_id=entry.other_id)
            for cursor, entry in enumerate(events, first)
        ]
        frames[user_id] = [
            persistent_frame(entry.type, cursor, entry.data) for cursor, entry in enumerate(events, first)
        ]
    UserEvent.objects.bulk_create(rows)
    return frames


def _advance(steps: Mapping[UUID, int]) -> dict[UUID, int]:
    """Raise each member's cursor by its step; returns the new heads. The rows stay locked until commit."""
    by_step: dict[int, list[UUID]] = defaultdict(list)
    for user_id, step in steps.items():
        by_step[step].append(user_id)
    if connection.features.has_select_for_update:
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
    wanted = set(user_ids)
    rows = Inbox.objects.filter(pk__in=wanted)
    if missing := wanted - set(lock_in_order(rows)):
        _begin(sorted(missing))
        lock_in_order(rows)


def _begin(user_ids: Iterable[UUID]) -> None:
    """Make the rows of members who never had an event.

    Who makes the same row at this moment goes first: SQL waits for them here, MongoDB runs our transaction again.
    """
    rows = [Inbox(user_id=user_id) for user_id in user_ids]
    Inbox.objects.bulk_create(rows, ignore_conflicts=True)
