"""The mails about sessions: of which notifications they are made, and until when quiet hours may delay them.

Quiet hours end before a session or they do not count for it: what is about one that lies ahead is never delayed to
less than NEEDED_BEFORE of its beginning, but sent at once.
"""

import datetime as dt
from functools import partial

from learning.mail import contents, series
from learning.mail.reading import kept_instant
from notifications.mail.kinds import MailKind
from notifications.mail.models import Mail

NEEDED_BEFORE = dt.timedelta(minutes=30)


def _needed_by(mail: Mail) -> dt.datetime | None:
    """Of another time that is proposed: before that one too, for it may be the earlier."""
    begins = [at for name in ("scheduledTime", "proposedTime") if (at := kept_instant(mail, name))]
    return min(begins) - NEEDED_BEFORE if begins else None


_ahead = partial(MailKind, about="sessionId", keep=("scheduledTime",), needed_by=_needed_by)
_past = partial(MailKind, about="sessionId")

SESSION_MAILS = (
    _ahead("session_requested", contents.requested, event="session_requested"),
    _ahead(
        "session_time_proposed",
        contents.time_proposed,
        event="session_time_proposed",
        keep=("scheduledTime", "proposedTime"),
    ),
    _ahead("series_requested", series.requested, event="series_requested", keep=("scheduledTime", "count")),
    _ahead("series_agreed", series.agreed),
    _ahead("series_cancelled", series.cancelled),
    _ahead("series_declined", series.declined, event="series_declined"),
    _ahead("series_short", series.short, event="series_short"),
    _ahead("session_agreed", contents.agreed),
    _ahead("session_moved", contents.moved),
    _ahead("session_link_changed", contents.link_changed, event="session_link_changed"),
    _ahead("session_cancelled", contents.cancelled),
    _ahead("session_declined", contents.declined, event="session_declined"),
    _ahead("session_time_declined", contents.time_declined, event="session_time_declined"),
    MailKind(
        "session_reminder",
        contents.reminder,
        event="session_reminder",
        about="sessionId",
        keep=("scheduledTime", "minutesBefore"),
        wanted=lambda data: data["minutesBefore"] in contents.REMINDERS,
        needed_by=_needed_by,
    ),
    _past(
        "session_claimed",
        contents.claimed,
        event="session_ended",
        wanted=lambda data: data.get("isSettled") is False,
    ),
    _past("session_no_show", contents.absent, event="session_no_show"),
    _past("session_excused", contents.excused, event="session_excused"),
    _past("session_disputed", contents.disputed, event="session_disputed"),
    _past("session_decided", contents.decided, event="session_decided", kind="moderation"),
)
