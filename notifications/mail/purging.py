"""Deleting what was sent long ago."""

import datetime as dt
from uuid import UUID

from django.conf import settings

from notifications.mail.models import Mail
from skillswap.db import run
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms

_EVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # rows without a moment sort before it on MongoDB


def mails_purge() -> int:
    """Delete mails that ended MAILS_KEPT_DAYS ago; returns how many. Safe to stop at any time."""
    before = now_ms() - dt.timedelta(days=settings.MAILS_KEPT_DAYS)
    old = Mail.objects.filter(ended_at__lt=before, ended_at__gt=_EVER).order_by("id")
    return each_alone(old.values_list("pk", flat=True), _delete, what="mail_purge")


def _delete(mail_id: UUID) -> bool:
    run(Mail.objects.filter(pk=mail_id).delete)
    return True
