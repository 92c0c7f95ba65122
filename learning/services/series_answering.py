"""What is done with all sessions of a series at once; each of them can be answered, moved or cancelled alone too."""

from uuid import UUID

from accounts.models import User
from learning.errors import NotYourTurn, SessionClosed
from learning.models import BOOKED, NOT_BEGUN, Session, Status
from learning.participants import other_of, people_of
from learning.rules import ActionContext, Rule, may_accept, may_answer
from learning.services.answering import session_book, session_turn_down
from learning.services.booking import calendars_lock
from learning.services.cancelling import REASON_LENGTH, cancel_by
from learning.services.series_asking import require_weeks_free, series_sessions
from learning.services.series_notices import cancelled_notify, series_mail, series_notify
from learning.services.state import with_session
from learning.verified import require_verified
from realtime.services import presence_introduce
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows
from skillswap.errors import InvalidInput, NotFound
from skillswap.phrases import most_characters


@transactional
def series_accept(*, series_id: UUID, by: User) -> None:
    """Accept all requests of a series that wait for `by`, or none of them: books each, holds minutes for the next two.

    Again is fine, and nothing is done when only others of the series are agreed on. What has run out stays as it is.
    Raises NotFound, NotYourTurn, SessionClosed, EmailNotVerified, WeeksTaken when one of the two is booked otherwise,
    TimeTaken when two of the series were moved to one time, InsufficientCredits. Emits session:accepted to both for
    each, credits:changed to the learner, one notification:new to the other, and one mail to each of the two.
    """
    sessions = _locked(series_id)
    asked = _answerable(sessions, by.pk, may_accept)
    if not asked and any(session.status in BOOKED for session in sessions):
        return
    _require_some(asked, sessions)
    require_verified(asked[0], by.pk)
    calendars_lock(user_ids=people_of(asked[0]))
    require_weeks_free(asked)
    agreed = [with_session(session.pk, session_book, by.pk, now_ms()) for session in asked]
    series_notify(agreed, "series_accepted", to=other_of(agreed[0], by.pk))
    series_mail(agreed, "series_agreed")
    presence_introduce(*people_of(agreed[0]))


@transactional
def series_decline(*, series_id: UUID, by: User, reason: str = "") -> None:
    """Decline all requests of a series that wait for `by`; what is agreed on stays. Again is fine.

    The other reads at most 500 characters of the reason. Raises NotFound, NotYourTurn, SessionClosed. Emits
    session:declined to both for each, one notification:new to the other.
    """
    sessions = _locked(series_id)
    asked = _answerable(sessions, by.pk, may_answer)
    if not asked and any(_is_declined(session, by.pk) for session in sessions):
        return
    _require_some(asked, sessions)
    declined = [with_session(session.pk, session_turn_down, by.pk, reason.strip()) for session in asked]
    series_notify(declined, "series_declined", to=other_of(declined[0], by.pk), reason=reason.strip()[:500])


@transactional
def series_cancel(*, series_id: UUID, by: User, reason: str = "") -> None:
    """Cancel what has not begun of a series, each by the rules of a single one. Again is fine.

    In the order of their times, so that what is late is paid for first. Raises NotFound, SessionClosed when nothing was
    left to cancel, InvalidInput for a longer reason than REASON_LENGTH. Emits session:updated to both for each,
    credits:changed to those concerned, one notification:new to the other, and one mail to each of the two.
    """
    InvalidInput.require((len(reason) <= REASON_LENGTH, "reason", most_characters(REASON_LENGTH)))
    sessions = _locked(series_id)
    ahead = [session for session in sessions if session.status in NOT_BEGUN]
    if not ahead and any(session.cancelled_by_id == by.pk for session in sessions):
        return
    if not ahead:
        raise SessionClosed
    cancelled = [with_session(session.pk, cancel_by, by.pk, reason.strip(), notifies=False) for session in ahead]
    cancelled_notify(cancelled, by=by.pk, reason=reason.strip())


def _locked(series_id: UUID) -> list[Session]:
    """The sessions of a series, which nobody else changes until the transaction is over. Raises NotFound.

    In the order of their ids and first, as sessions come before calendars and accounts everywhere: nobody waits in a
    circle.
    """
    # By `in`: as equal to nothing, which a session without a series has, it would be everybody's single sessions.
    if not lock_rows(Session.objects.filter(series_id__in=[series_id])):
        raise NotFound
    return series_sessions(series_id)


def _answerable(sessions: list[Session], by: UUID, rule: Rule) -> list[Session]:
    now = now_ms()
    asked = [session for session in sessions if session.status == Status.REQUESTED]
    return [session for session in asked if rule(ActionContext(session, by, now)) is None]


def _require_some(asked: list[Session], sessions: list[Session]) -> None:
    if not asked:
        waits = any(session.status == Status.REQUESTED for session in sessions)
        raise NotYourTurn if waits else SessionClosed


def _is_declined(session: Session, by: UUID) -> bool:
    return session.status == Status.DECLINED and session.cancelled_by_id == by
