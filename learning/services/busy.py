"""A member's own calendar, whose busy times are no free times of theirs."""

from typing import Any
from uuid import UUID

from django.db.models import F

from accounts.services import members_lock
from learning import tasks
from learning.busy.addresses import cleaned, url_wrong
from learning.busy.models import UNDO, BusyCalendar, State
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from skillswap.http.throttling import counted
from skillswap.jobs import job_add


def busy_calendar_set(*, user_id: UUID, url: str) -> None:
    """Have the calendar at `url` read soon, in place of another; again, at once.

    Raises InvalidInput, TooFast, NotFound for who deletes their account at this moment.
    """
    url = cleaned(url)
    InvalidInput.require_none(url_wrong(url))
    with counted("busy_calendar", user_id):
        _set(user_id, url)


@transactional
def _set(user_id: UUID, url: str) -> None:
    members_lock(user_id)  # a deletion at this moment waits and takes the address away, or was first
    now = now_ms()
    job_add(tasks.busy_calendar_fetch, str(user_id))
    mine = BusyCalendar.objects.filter(pk=user_id)
    fresh: dict[str, Any] = {"state": State.WAITING, "error": "", "failures": 0, "removed_at": None, "due_at": now}
    if mine.filter(url=url).update(version=F("version") + 1, etag="", **fresh):
        return
    fresh |= {"url": url, "etag": "", "busy": [], "fetched_at": None, "read_at": None}
    if not mine.update(version=F("version") + 1, **fresh):
        BusyCalendar.objects.bulk_create([BusyCalendar(user_id=user_id)], ignore_conflicts=True)
        mine.update(version=F("version") + 1, **fresh)


@transactional
def busy_calendar_remove(*, user_id: UUID) -> None:
    """It counts no more from now on, and is deleted once the member cannot take that back. Again is fine."""
    BusyCalendar.objects.filter(pk=user_id, removed_at=None).update(
        version=F("version") + 1, removed_at=now_ms(), due_at=now_ms() + UNDO
    )


@transactional
def busy_calendar_restore(*, user_id: UUID) -> None:
    """Take a removal back. Again is fine. Raises NotFound when there is nothing any more."""
    mine = BusyCalendar.objects.filter(pk=user_id)
    removed = mine.filter(removed_at__gt=now_ms() - UNDO)
    restored = removed.update(version=F("version") + 1, removed_at=None, due_at=now_ms())
    if not restored and not mine.filter(removed_at=None).exists():
        raise NotFound
