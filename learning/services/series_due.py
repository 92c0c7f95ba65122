"""What time does to an agreed session of a series whose minutes are not held yet."""

import datetime as dt
from typing import Any

from django.conf import settings

from learning.models import Session, Status
from learning.participants import people_of
from learning.services.publishing import participants_mail, participants_notify
from learning.services.series_holds import hold_try
from learning.services.settling import refund
from learning.times import falls_out_at, hold_due_at, minutes
from skillswap.http.json import iso


def hold_or_drop(session: Session, now: dt.datetime) -> None:
    """Hold its minutes; without them both are notified once, and a day before it falls out, at nobody's cost.

    Part of an action for `with_session`. Emits session:updated and credits:changed, notification:new.
    """
    falls_out, is_first = falls_out_at(session), session.hold_due_at == hold_due_at(session.scheduled_time)
    retry_at = min(now + minutes(settings.SERIES_RETRY_MINUTES), falls_out)
    if hold_try(session, retry_at=max(retry_at, now)):
        return
    if now >= falls_out:
        _fall_out(session)
    elif is_first:
        dates: dict[str, Any] = {"fallsOutAt": iso(falls_out), "minutes": session.duration_minutes}
        participants_notify(session, "series_short", to=people_of(session), **dates)


def _fall_out(session: Session) -> None:
    """Nobody failed: it was known that the minutes would be asked for, and nothing was at stake yet."""
    refund(session, Status.CANCELLED, fell_out=True)
    participants_notify(session, "series_fell_out", to=people_of(session))
    participants_mail(session, "session_cancelled", to=people_of(session))
