"""The member's calendar: one row, made when it is first needed."""

from uuid import UUID

from django.db.models import F

from accounts.services import account_lock
from learning.models import Calendar
from skillswap.db import transactional


@transactional
def feed_renew(*, user_id: UUID) -> None:
    """End the address of the member's feed; `feed_url` gives another then. Raises NotFound for who is leaving."""
    account_lock(user_id)
    mine = Calendar.objects.filter(pk=user_id)
    if not mine.update(feed_version=F("feed_version") + 1):
        Calendar.objects.bulk_create([Calendar(user_id=user_id)], ignore_conflicts=True)
        mine.update(feed_version=F("feed_version") + 1)
