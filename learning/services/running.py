"""A session's day: starting and joining, ending, and agreeing on how long it was."""

from uuid import UUID

from django.conf import settings

from accounts.models import User
from learning.errors import NotStarted, TooManyMinutes
from learning.events import SessionEnded, SessionStarted, SessionUpdated
from learning.models import Case, Seat, Session, Status
from learning.room import has_come, may_come_back
from learning.rules import Look, may_confirm, may_end, may_start, require
from learning.seats import joined_times
from learning.services.answering import NO_PROPOSAL
from learning.services.cases import case_open
from learning.services.settling import settle_held
from learning.state import change, other_of, with_session
from learning.telling import inform, tell
from learning.times import half_of, hours, passed_minutes
from skillswap.errors import InvalidInput
from skillswap.fields import now_ms

READING_MINUTES = 2  # between reading how many passed and sending it


def session_start(*, session: Session, by: User) -> Session:
    """Start it, or join it; the first time of each is when they came. Again is fine.

    Raises TooEarly, TimePassed, SessionClosed. Emits session:started to both, once for each who comes.
    """
    return with_session(session.pk, _start, by.pk)


def session_join(*, session: Session, by: User) -> Session:
    """Write down that `by` came to a session that somebody started. Again is fine, also a while after its planned end.

    Raises NotStarted, and as `session_start`. Emits as that.
    """
    return with_session(session.pk, _join, by.pk)


def session_end(*, session: Session, by: User, actual_minutes: int | None = None) -> Session:
    """End it; without `actual_minutes` it says the minutes that passed (`_unsaid`). Again is fine.

    The learner's end pays at once, unless it says too little (`_is_enough`). Any other waits for the other one's word.

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
        raise InvalidInput("text", "Say what was different.")
    return with_session(session.pk, _dispute, by, text.strip())


def _join(session: Session, by: UUID) -> None:
    if session.status == Status.SCHEDULED:
        raise NotStarted
    if not may_come_back(session, by):
        _start(session, by)


def _start(session: Session, by: UUID) -> None:
    now = now_ms()
    require(may_start, Look(session, by, now))
    if has_come(session, by):
        return
    # Also for the second one: whoever reports them missing at this moment has to look again.
    change(session, status=Status.IN_PROGRESS, started_at=session.started_at or now, **NO_PROPOSAL)
    _came(session, by)
    tell(session, SessionStarted, user_id=by)


def _came(session: Session, by: UUID) -> None:
    """Write down when they came, the first time."""
    Seat.objects.filter(session_id=session.pk, user_id=by, joined_at=None).update(joined_at=now_ms())


def _end(session: Session, by: UUID, number: int | None) -> None:
    if number is not None and number < 1:
        raise InvalidInput("actual_minutes", "A session lasts at least a minute.")
    if session.status == Status.COMPLETED or (session.ended_at is not None and session.ended_by_id == by):
        return
    now = now_ms()
    passed = passed_minutes(session, joined_times(session), session.ended_at or now)
    said = min(number or _unsaid(session, by, passed), session.duration_minutes)
    if session.status == Status.IN_PROGRESS and session.ended_at is not None and not session.case_open:
        _answer_claim(session, by, number, said)
        return
    require(may_end, Look(session, by, now))
    if by == session.student_id and _is_enough(session, said, passed):
        settle_held(session, said, ended_by_id=by)
        _came(session, by)
        return
    _claim(session, by, said)


def _unsaid(session: Session, by: UUID, passed: int) -> int:
    """What an end says that names no minutes: those that passed.

    The learner's settles at once and leaves the teacher no word, so it is not less than the half that cancelling late
    costs: nobody gets out of a session more cheaply by starting and ending it.
    """
    return passed if by == session.teacher_id else max(passed, half_of(session))


def _is_enough(session: Session, said: int, passed: int) -> bool:
    """May the learner's word alone pay `said` minutes? All that passed, and at least half of what was agreed."""
    return said >= max(passed - READING_MINUTES, half_of(session))


def _answer_claim(session: Session, by: UUID, number: int | None, said: int) -> None:
    """The other has ended it before: saying the same, or nothing more, agrees. The learner may say nothing."""
    claimed = session.claimed_minutes or session.duration_minutes
    learner_agrees = by == session.student_id and (number is None or said >= claimed)
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
    tell(session, SessionEnded, is_settled=False)
    inform(session, "session_ended", to=other_of(session, by), key="claimed", minutes=said, isSettled=False)


def _confirm(session: Session, by: UUID) -> None:
    if session.status == Status.COMPLETED:
        return
    require(may_confirm, Look(session, by, now_ms()))
    settle_held(session, session.claimed_minutes or session.duration_minutes)


def _dispute(session: Session, by: User, text: str) -> None:
    if session.case_open:
        return
    require(may_confirm, Look(session, by.pk, now_ms()))
    change(session, case_open=True, settles_at=None, waits_for_id=None)
    case_open(session=session, kind=Case.Kind.DISPUTE, by=by, text=text)
    tell(session, SessionUpdated)
    inform(session, "session_disputed", to=other_of(session, by.pk))
