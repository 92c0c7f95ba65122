"""A session's day: starting and joining, ending, and agreeing on how long it was."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from learning.errors import NotStarted, TooManyMinutes
from learning.events import SessionEnded, SessionStarted, SessionUpdated
from learning.models import Dispute, Session, SessionParticipant, Status
from learning.owed import Known, is_enough, known_now, minutes_of_silence, minutes_unsaid
from learning.participants import other_of
from learning.room import has_come, may_come_back
from learning.rules import ActionContext, may_confirm, may_end, may_start, require
from learning.services.answering import NO_PROPOSAL
from learning.services.disputes import dispute_open
from learning.services.holding import session_hold
from learning.services.publishing import participant_notify, session_publish
from learning.services.series_holds import series_changed
from learning.services.settling import settle_held
from learning.services.state import change, with_session
from learning.times import hours, is_claimed
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput


def session_start(*, session: Session, by: User) -> Session:
    """Start it, or join it; the first time of each is when they came. Again is fine.

    Raises TooEarly, TimePassed, SessionClosed, InsufficientCredits.
    Emits session:started to both, once for each who comes.
    """
    return with_session(session.pk, _start, by.pk)


def session_join(*, session: Session, by: User) -> Session:
    """Write down that `by` came to a session that somebody started. Again is fine, also a while after its planned end.

    Raises NotStarted, and as `session_start`. Emits as that.
    """
    return with_session(session.pk, come_in, by.pk)


def session_end(*, session: Session, by: User, actual_minutes: int | None = None) -> Session:
    """End it; without `actual_minutes` it says what is known (`minutes_unsaid`). Again is fine.

    The learner's end pays at once, unless it says too little (`is_enough`). Any other waits for the other one's word.

    Raises NotStarted, SessionClosed, InvalidInput, TooManyMinutes when the other said something else.
    Emits session:ended to both, credits:changed when it is settled.
    """
    return with_session(session.pk, _end, by.pk, actual_minutes)


def session_confirm(*, session: Session, by: User) -> Session:
    """Agree with what the other said of its end; pays. Again is fine. Raises SessionClosed, NotYourTurn."""
    return with_session(session.pk, _confirm, by.pk)


def session_dispute(*, session: Session, by: User, text: str) -> Session:
    """Do not agree: a moderator decides. Raises SessionClosed, NotYourTurn, InvalidInput. Emits session:updated."""
    if not text.strip():
        raise InvalidInput("text", _("Say what was different."))
    return with_session(session.pk, _dispute, by, text.strip())


def come_in(session: Session, by: UUID) -> None:
    """`by` comes to a session that was started. An action for `with_session`."""
    if session.status == Status.SCHEDULED:
        raise NotStarted
    if not may_come_back(session, by):
        _start(session, by)


def _start(session: Session, by: UUID) -> None:
    now = now_ms()
    require(may_start, ActionContext(session, by, now))
    if has_come(session, by):
        return
    is_held = session.hold_due_at is None
    # Also for the second one: whoever reports them missing at this moment has to look again.
    started = {"started_at": session.started_at or now, "hold_due_at": None}
    change(session, status=Status.IN_PROGRESS, **started, **NO_PROPOSAL)
    if not is_held:  # no worker has asked for them: nobody teaches for minutes that are not there
        session_hold(session)
    _came(session, by)
    session_publish(session, SessionStarted, user_id=by)


def _came(session: Session, by: UUID) -> None:
    """Write down when they came, the first time."""
    SessionParticipant.objects.filter(session_id=session.pk, user_id=by, joined_at=None).update(joined_at=now_ms())


def _end(session: Session, by: UUID, number: int | None) -> None:
    if number is not None and number < 1:
        raise InvalidInput("actual_minutes", _("A session lasts at least a minute."))
    if session.status == Status.COMPLETED or (session.ended_at is not None and session.ended_by_id == by):
        return
    now = now_ms()
    known = known_now(session, now)
    said = min(number or minutes_unsaid(known, by), session.duration_minutes)
    if is_claimed(session):
        _answer_claim(known, by, number, said)
        return
    require(may_end, ActionContext(session, by, now, frozenset(known.joined)))
    if by == session.student_id and is_enough(known, said):
        settle_held(session, said, ended_by_id=by)
        _came(session, by)
        return
    _claim(session, by, said)


def _answer_claim(known: Known, by: UUID, number: int | None, said: int) -> None:
    """The other has ended it before: saying the same, or nothing more, agrees.

    The learner may name no number for what the call shows; to more than that only their own number agrees.
    """
    session = known.session
    claimed = session.claimed_minutes or session.duration_minutes
    agrees = said >= claimed if number is not None else known.facts is None or claimed <= minutes_of_silence(known)
    learner_agrees = by == session.student_id and agrees
    teacher_agrees = by == session.teacher_id and said <= claimed
    if learner_agrees or teacher_agrees:
        settle_held(session, claimed if by == session.student_id else said)
    elif number is not None:
        raise TooManyMinutes


def _claim(session: Session, by: UUID, said: int) -> None:
    now = now_ms()
    change(
        session,
        ended_at=now,
        ended_by_id=by,
        claimed_minutes=said,
        settles_at=now + hours(settings.CONFIRM_HOURS),
        waits_for_id=other_of(session, by),
    )
    _came(session, by)
    series_changed(session)
    session_publish(session, SessionEnded, is_settled=False)
    participant_notify(session, "session_ended", to=other_of(session, by), key="claimed", minutes=said, isSettled=False)


def _confirm(session: Session, by: UUID) -> None:
    if session.status == Status.COMPLETED:
        return
    require(may_confirm, ActionContext(session, by, now_ms()))
    settle_held(session, session.claimed_minutes or session.duration_minutes)


def _dispute(session: Session, by: User, text: str) -> None:
    if session.has_open_dispute:
        return
    require(may_confirm, ActionContext(session, by.pk, now_ms()))
    change(session, has_open_dispute=True, settles_at=None, waits_for_id=None)
    dispute_open(session=session, kind=Dispute.Kind.DISPUTE, by=by, text=text)
    session_publish(session, SessionUpdated)
    participant_notify(session, "session_disputed", to=other_of(session, by.pk))
