"""When what happens to a session: pure functions of its row and the settings."""

import datetime as dt
from collections.abc import Collection, Mapping
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from learning.models import Session, Status
from skills.session_minutes import LONGEST_MINUTES, SHORTEST_MINUTES
from skillswap.db.fields import now_ms
from skillswap.phrases import plural, whole_number


def hours(number: float) -> dt.timedelta:
    return dt.timedelta(hours=number)


def minutes(number: float) -> dt.timedelta:
    return dt.timedelta(minutes=number)


def time_wrong(moment: dt.datetime) -> list[tuple[str, str]]:
    """Errors of a session's time, as (field, message): it must lie ahead, at most SESSION_AHEAD_DAYS."""
    now = now_ms()
    if moment <= now:
        return [("scheduled_time", _("Choose a time that lies ahead."))]
    if moment > now + dt.timedelta(days=settings.SESSION_AHEAD_DAYS):
        return [
            (
                "scheduled_time",
                plural(
                    "Choose a time within the next day.",
                    "Choose a time within the next %(count)d days.",
                    settings.SESSION_AHEAD_DAYS,
                ),
            )
        ]
    return []


def minutes_wrong(number: int) -> list[tuple[str, str]]:
    """Errors of a length in minutes, as (field, message): SHORTEST_MINUTES to LONGEST_MINUTES."""
    if SHORTEST_MINUTES <= number <= LONGEST_MINUTES:
        return []
    return [("duration_minutes", whole_number(SHORTEST_MINUTES, LONGEST_MINUTES))]


def half_of(session: Session) -> int:
    """What failing somebody costs, in minutes: half of the agreed time, rounded up."""
    return -(-session.duration_minutes // 2)


def opens_at(session: Session) -> dt.datetime:
    """From then on it can be started."""
    return session.scheduled_time - minutes(settings.SESSION_OPENS_MINUTES)


def cancel_free_until(session: Session, by: UUID) -> dt.datetime:
    """Cancelling later costs `by` half: the notice period, and for the learner a while after a late acceptance."""
    notice = session.scheduled_time - hours(settings.CANCEL_NOTICE_HOURS)
    if by != session.student_id or session.grace_until is None:
        return notice
    return max(notice, session.grace_until)


def grace_until(session: Session, scheduled_time: dt.datetime, now: dt.datetime) -> dt.datetime | None:
    """How long the learner may cancel free of charge when `scheduled_time` is accepted now; None as usual.

    Whoever accepts late must not profit. Nothing is given when it was too late for the session as it stood:
    moving it is no way out either.
    """
    too_late = session.status != Status.REQUESTED and now > cancel_free_until(session, session.student_id)
    if too_late or now <= scheduled_time - hours(settings.CANCEL_NOTICE_HOURS):
        return None
    return min(now + minutes(settings.LATE_ACCEPT_GRACE_MINUTES), scheduled_time)


def no_show_from(session: Session) -> dt.datetime:
    """From then on whoever waits may say so."""
    return session.scheduled_time + minutes(settings.NO_SHOW_GRACE_MINUTES)


def extend_from(session: Session) -> dt.datetime:
    """From then on until its end the two may agree to go on."""
    return session.ends_at - minutes(settings.EXTEND_FROM_MINUTES)


def is_running(session: Session) -> bool:
    """It has been started and nobody has ended it."""
    return session.status == Status.IN_PROGRESS and session.ended_at is None


def keeps_apart(session: Session, gone: UUID, came: Collection[UUID], now: dt.datetime) -> bool:
    """Does `gone`, who is out of a session that goes on, keep the two from meeting in it?

    Whoever has not come does; and who came alone, until they have waited as long as one has to.
    """
    return gone not in came or (len(came) < 2 and now < no_show_from(session))


def is_claimed(session: Session) -> bool:
    """True when one of the two has ended it and the other has to agree: not while a moderator has to decide."""
    return session.status == Status.IN_PROGRESS and session.ended_at is not None and not session.has_open_dispute


def passed_minutes(session: Session, joined: Mapping[UUID, dt.datetime], until: dt.datetime) -> int:
    """Whole minutes that the session has gone on at `until`, a begun one counts: 1 to the agreed time.

    It goes on from the agreed time, or from when the teacher came if that is later, or from when both were there if
    that is earlier: whoever comes late bears it. `joined` says when each of the two came; of a teacher who never
    said so nobody knows, so that they are not paid less for it.
    """
    begun = max(joined.get(session.teacher_id, session.scheduled_time), session.scheduled_time)
    if len(joined) == 2:
        begun = min(begun, max(joined.values()))
    return minutes_since(begun, until, most=session.duration_minutes)


def minutes_since(begun: dt.datetime, until: dt.datetime, *, most: int) -> int:
    """Whole minutes between the two, a begun one counts: 1 to `most`."""
    return max(1, min(-(-(until - begun) // minutes(1)), most))


def hold_due_at(scheduled_time: dt.datetime) -> dt.datetime:
    """When the minutes of a session of a series are asked for at the latest."""
    return scheduled_time - hours(settings.SERIES_SHORT_HOURS)


def falls_out_at(session: Session) -> dt.datetime:
    """A session of a series whose minutes are not held by then falls out."""
    return session.scheduled_time - hours(settings.SERIES_DROP_HOURS)


def forgotten_at(session: Session) -> dt.datetime:
    """What nobody ended or reported by then is settled by itself."""
    return session.ends_at + hours(settings.CONFIRM_HOURS)


def answer_until(scheduled_time: dt.datetime, asked_at: dt.datetime) -> dt.datetime:
    """How long a request waits: 72 hours, and not longer than until it would begin."""
    return min(scheduled_time, asked_at + hours(settings.SESSION_ANSWER_HOURS))


def reminder_passed(scheduled_time: dt.datetime, now: dt.datetime) -> int | None:
    """The closest reminder whose moment has come, as minutes before the session; None before the first."""
    passed = [number for number in settings.REMINDER_MINUTES if scheduled_time - minutes(number) <= now]
    return min(passed, default=None)


def due_at(session: Session) -> dt.datetime | None:
    """The next moment at which time itself does something to it; None when nothing more will happen."""
    if session.has_open_dispute or session.settled_at is not None:
        return None
    if session.settles_at is not None:
        return session.settles_at
    if session.status == Status.REQUESTED:
        return session.expires_at
    if session.status == Status.SCHEDULED:
        reminder = _next_reminder(session) or forgotten_at(session)
        return reminder if session.hold_due_at is None else min(reminder, session.hold_due_at)
    return forgotten_at(session) if session.status == Status.IN_PROGRESS else None


def _next_reminder(session: Session) -> dt.datetime | None:
    last = session.reminded_minutes
    left = [number for number in settings.REMINDER_MINUTES if last is None or number < last]
    return session.scheduled_time - minutes(max(left)) if left else None
