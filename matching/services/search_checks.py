"""Looks who fits saved searches newly, a search at a time: every hour, and for a day no more after it notified."""

import datetime as dt
from uuid import UUID

from accounts.models import User
from matching.mails import digests_plan
from matching.models import SavedSearch
from matching.selectors.search_news import MOST, new_people
from matching.services.searches import search_key
from notifications.models import Kind
from notifications.services import notifications_end, notify
from skillswap.db import run
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms

AT_ONCE = 200
EVERY = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
_LATE = dt.timedelta(seconds=10)  # by which a row may become visible later than its id says


def searches_check() -> int:
    """Check the searches that are due, at most AT_ONCE; returns for how many somebody is new."""
    due = SavedSearch.objects.filter(due_at__lte=now_ms()).order_by("due_at", "id")
    return each_alone(due.values_list("pk", flat=True), search_check, what="search_check", at_most=AT_ONCE)


def search_check(search_id: UUID) -> bool:
    """Count who is new in one search and notify its member; True when somebody is. Emits notification:new."""
    search = SavedSearch.objects.filter(pk=search_id).first()
    if search is None:
        return False
    now = now_ms()
    me = User.objects.active().filter(pk=search.user_id).first()
    found = new_people(search, me, (search.checked_until, now - _LATE)) if me else set()
    return run(_store, search, len(found), now)


def _store(search: SavedSearch, count: int, now: dt.datetime) -> bool:
    """Write what was found. Of two processes that looked at the same time one does."""
    total = min(MOST, search.new_count + count)
    notifies = bool(count and search.notify)
    unchecked = SavedSearch.objects.filter(
        pk=search.pk, checked_until=search.checked_until, new_count=search.new_count, notify=search.notify
    )
    changes = {"checked_until": max(now - _LATE, search.checked_until), "new_count": total}
    if not unchecked.update(**changes, due_at=now + (DAY if notifies else EVERY)):
        return False
    if notifies:
        notifications_end(to=[search.user_id], keys=[search_key(search.pk)])  # it said how many there were then
        data = {"searchId": str(search.pk), "count": total}
        notify(user_id=search.user_id, kind=Kind.SEARCH, key=search_key(search.pk), data=data)
        digests_plan([search.user_id])
    return bool(count)
