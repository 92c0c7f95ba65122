"""Fetching members' own calendars in the worker, so that slow ones hold up nothing else.

Their servers are anybody's, and may take as long as they can. So a process fetches in one thread of its worker and no
more, a run stops taking calendars after BUSY_RUN_SECONDS, and what is left comes first in the next run.
"""

import datetime as dt
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.db.models import QuerySet

from accounts.models import User
from learning.busy.fetching import CannotFetch, Fetched, fetch
from learning.busy.models import UNDO, BusyCalendar, State
from learning.busy.reader import busy_times_in
from learning.models import SessionParticipant
from learning.times import minutes
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms

log = structlog.get_logger(__name__)

AHEAD = dt.timedelta(days=60)
PAUSE_MINUTES, LONGEST_PAUSE_MINUTES = 30, 720  # between two fetches; twice as long after each that failed
READ_ANEW = dt.timedelta(hours=20)  # also what has not changed: the days ahead have
AT_ONCE, SIDE_BY_SIDE = 40, 8  # calendars of a run, and of them at a time
CLAIM = dt.timedelta(minutes=10)  # then another run tries, if this one has come to nothing
_EVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # rows without a moment sort before it on MongoDB
_running = threading.Lock()

Answer = Fetched | CannotFetch


def busy_calendar_fetch(*, user_id: UUID) -> None:
    """Fetch it now, unless that was done or begun meanwhile; while a run goes on, the next one does.

    Safe to run twice.
    """
    _in_one_thread(BusyCalendar.objects.filter(pk=user_id))


def busy_calendars_run_due() -> int:
    """Fetch what is due, at most AT_ONCE; returns how many. Safe to run twice at once, and after a pause.

    Does nothing while another thread of this process is at it.
    """
    BusyCalendar.objects.filter(removed_at__lte=now_ms() - UNDO, removed_at__gt=_EVER).delete()
    return _in_one_thread(BusyCalendar.objects.all())


def _in_one_thread(rows: QuerySet[BusyCalendar]) -> int:
    if not _running.acquire(blocking=False):
        return 0
    try:
        return _run(rows, time.monotonic() + settings.BUSY_RUN_SECONDS)
    finally:
        _running.release()


def _run(rows: QuerySet[BusyCalendar], until: float) -> int:
    done = begun = 0
    while begun < AT_ONCE and (claimed := _claimed(rows, min(SIDE_BY_SIDE, AT_ONCE - begun))):
        begun += len(claimed)
        done += _fetch_and_store(claimed, until)
        if time.monotonic() >= until:
            break
    return done


def _fetch_and_store(rows: Sequence[BusyCalendar], until: float) -> int:
    """Only the fetching is done side by side, without a database. What is not read by `until` is due again at once."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        answers = dict(zip([row.pk for row in rows], pool.map(_fetched, rows), strict=True))
    by_key = {row.pk: row for row in rows}

    def store(pk: UUID) -> bool:
        if pk != rows[0].pk and time.monotonic() >= until:
            return _give_back(by_key[pk])
        return _store(by_key[pk], answers[pk])

    return each_alone(list(by_key), store, what="busy_calendar")


def _claimed(rows: QuerySet[BusyCalendar], at_most: int) -> list[BusyCalendar]:
    """So many of `rows` that are due. Until CLAIM is over no other run takes them, also of another worker."""
    now = now_ms()
    due = list(rows.filter(due_at__lte=now, removed_at=None).order_by("due_at", "pk")[:at_most])
    return [row for row in due if _unchanged(row).filter(due_at=row.due_at).update(due_at=now + CLAIM)]


def _give_back(row: BusyCalendar) -> bool:
    _unchanged(row).update(due_at=row.due_at)
    return False


def _unchanged(row: BusyCalendar) -> QuerySet[BusyCalendar]:
    """The row, unless the member has changed or removed the calendar meanwhile, or is gone."""
    return BusyCalendar.objects.filter(pk=row.pk, version=row.version)


def _fetched(row: BusyCalendar) -> Answer:
    is_fresh = row.read_at is not None and now_ms() - row.read_at < READ_ANEW
    try:
        return fetch(row.url, row.etag if is_fresh else "")
    except CannotFetch as error:
        return error
    except Exception:  # of one of them; the address is a secret, so that its owner is all that is logged
        log.exception("busy_calendar_failed", key=str(row.pk))
        return CannotFetch("unreachable")


def _store(row: BusyCalendar, answer: Answer) -> bool:
    """Write what a fetch brought, unless the member has changed the calendar meanwhile, or is gone."""
    now = now_ms()
    zone = User.objects.filter(pk=row.pk, is_active=True).values_list("timezone", flat=True).first()
    if zone is None or not _unchanged(row).exists():
        return False
    try:
        if isinstance(answer, CannotFetch):
            raise answer
        news = {} if answer.content is None else _read(row, answer.content, zone, now) | {"etag": answer.etag}
    except CannotFetch as error:
        pause = min(PAUSE_MINUTES * 2**row.failures, LONGEST_PAUSE_MINUTES)
        failed = {"state": State.FAILED, "error": error.code, "failures": min(row.failures + 1, 10)}
        return bool(_unchanged(row).update(due_at=now + minutes(pause), **failed))
    fine = {"state": State.OK, "error": "", "failures": 0, "fetched_at": now, "due_at": now + minutes(PAUSE_MINUTES)}
    return bool(_unchanged(row).update(**fine, **news))


def _read(row: BusyCalendar, content: bytes, zone: str, now: dt.datetime) -> dict[str, Any]:
    span = {"start": int(now.timestamp()), "end": int((now + AHEAD).timestamp())}
    busy = busy_times_in(content, zone=zone, ours=_ours(row.pk, now), **span)
    return {"busy": busy, "read_at": now}


def _ours(user_id: UUID, now: dt.datetime) -> Sequence[str]:
    """The UIDs of the member's own sessions: a calendar that shows our feed must not block what it shows."""
    mine = SessionParticipant.objects.filter(user_id=user_id, starts_at__gt=now - dt.timedelta(days=2))
    return [str(session_id) for session_id in mine.values_list("session_id", flat=True)]
