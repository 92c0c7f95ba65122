"""Removing events that are too old to be replayed."""

import datetime as dt

from django.conf import settings

from realtime.models import UserEvent
from skillswap.db.batches import delete_in_batches
from skillswap.db.fields import now_ms
from skillswap.db.ids import first_id_at

PURGED_AT_ONCE = 1000


def events_purge(*, older_than: dt.timedelta | None = None) -> int:
    """Delete events that are too old to be replayed; returns how many. Safe to stop at any time."""
    before = first_id_at(now_ms() - (older_than or dt.timedelta(days=settings.EVENTS_KEPT_DAYS)))
    return delete_in_batches(UserEvent.objects.filter(pk__lt=before), size=PURGED_AT_ONCE)
