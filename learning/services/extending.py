"""Going on after the planned end: one of the two proposes it, the other agrees, and the minutes are held at once."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from learning.events import SessionUpdated
from learning.extensions import extension_of, extension_refusals
from learning.models import Session
from learning.participants import joined_times, people_of
from learning.reduced import contact_of
from learning.rules import ActionContext, may_extend, require
from learning.services.booking import calendars_lock, require_free
from learning.services.holding import session_hold
from learning.services.publishing import session_publish
from learning.services.state import change, counted_change, with_session
from learning.times import extend_from, minutes
from learning.verified import require_verified
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound

NO_EXTENSION: dict[str, Any] = {"extension_minutes": None, "extension_by_id": None}


def session_extend(*, session: Session, by: User, minutes: int) -> Session:
    """Propose to go on for so many `minutes`, or agree when the other has proposed the same. Again is fine.

    Another number than the other's is a proposal in place of theirs. What cannot be agreed on cannot be proposed:
    raises NotFound, InvalidInput, NotStarted, NotThere, TooEarly, TimePassed, SessionClosed, TooLong, TimeTaken,
    InsufficientCredits, EmailNotVerified, TooFast. Emits session:updated to both, credits:changed to the learner.
    """
    if minutes not in settings.EXTENSION_MINUTES:
        raise InvalidInput(
            "minutes", _("Choose one of %(values)s.") % {"values": ", ".join(map(str, settings.EXTENSION_MINUTES))}
        )
    return counted_change("session_extend", session, _extend, by.pk, minutes)


def extension_decline(*, session: Session, by: User) -> Session:
    """Decline what the other proposes, or take back what one has proposed. Again is fine, also after the end.

    Emits session:updated to both.
    """
    return with_session(session.pk, _decline)


def _extend(session: Session, by: UUID, number: int) -> None:
    now = now_ms()
    if _agreed_before(session, number, now):
        return
    require(may_extend, ActionContext(session, by, now, frozenset(joined_times(session))))
    proposed = extension_of(session, now)
    if proposed is not None and proposed["minutes"] == number:
        if proposed["by_id"] != by:
            _agree(session, by, number, now)
        return
    _propose(session, by, number)


def _agreed_before(session: Session, number: int, now: dt.datetime) -> bool:
    """Somebody presses again, or both at once, what made it longer just now: the next time to go on is still ahead."""
    is_agreed = session.extended_minutes == number and session.ended_at is None
    return is_agreed and now < extend_from(session)


def _propose(session: Session, by: UUID, number: int) -> None:
    if (refusal := extension_refusals(session)[number]) is not None:
        raise refusal
    require_verified(session, by)
    change(session, extension_minutes=number, extension_by_id=by)
    session_publish(session, SessionUpdated)


def _agree(session: Session, by: UUID, number: int, now: dt.datetime) -> None:
    old_end = session.ends_at
    change(
        session,
        duration_minutes=session.duration_minutes + number,
        ends_at=old_end + minutes(number),
        extended_minutes=number,
        extended_at=now,
        **NO_EXTENSION,
    )
    if contact_of(session) != "open":  # blocked since the session was read
        raise NotFound
    require_verified(session, by)
    calendars_lock(user_ids=people_of(session))
    require_free(people_of(session), old_end, session.ends_at, besides=session.pk)
    session_hold(session)
    session_publish(session, SessionUpdated)


def _decline(session: Session) -> None:
    if session.extension_minutes is None:
        return
    change(session, **NO_EXTENSION)
    session_publish(session, SessionUpdated)
