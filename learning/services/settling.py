"""How a session ends with money: paid as agreed, given back, or shared with the one who waited. Each once.

These are deeds for `with_session`: they run in the transaction of whoever decided.
"""

from typing import Any
from uuid import UUID

from credits.compensation import compensation_give
from credits.services import hold_post, hold_release
from learning.events import SessionEnded, SessionUpdated
from learning.models import Case, Outcome, Seat, Session, Status
from learning.reliability import reliability_refresh
from learning.state import change, other_of, people_of, with_session
from learning.telling import inform, inform_all, tell
from learning.times import half_of
from learning.verified import all_verified
from notifications.models import Kind
from skillswap.fields import now_ms
from swaps.services import swap_complete_if_done


def settle_held(session: Session, minutes: int, **changes: Any) -> None:
    """It took place: pay the teacher `minutes` of what is held, at most all of it; the rest goes back.

    Emits session:ended and credits:changed to both.
    """
    paid = min(minutes, session.duration_minutes)
    _settle(session, Status.COMPLETED, paid_minutes=paid, ended_at=session.ended_at or now_ms(), **changes)
    _post(session, paid)
    _remember(session, dict.fromkeys(people_of(session), Outcome.CAME))
    tell(session, SessionEnded, is_settled=True)
    inform_all(session, "session_ended", to=people_of(session), minutes=paid)
    if session.swap_id is not None:
        swap_complete_if_done(session.swap_id)


def settle_absence(session: Session, absent_id: UUID) -> None:
    """One did not come: the other gets half of the time. Emits session:ended and credits:changed."""
    _settle(session, Status.NO_SHOW, absent_id=absent_id, paid_minutes=0)
    share_half(session, from_id=absent_id)
    _remember(session, {absent_id: Outcome.MISSED, other_of(session, absent_id): Outcome.CAME})
    tell(session, SessionEnded, is_settled=True)


def settle_back(session: Session, status: Status, **changes: Any) -> None:
    """It was not held, or only talked of: everything goes back to the learner. Emits session:updated."""
    _settle(session, status, paid_minutes=0, **changes)
    _give_back(session)
    tell(session, SessionUpdated)


def settle_late_cancel(session: Session, by: UUID, **changes: Any) -> None:
    """Cancelled too late: the one who waited gets half of the time. Emits session:updated and credits:changed."""
    _settle(session, Status.CANCELLED, paid_minutes=0, was_late=True, **changes)
    share_half(session, from_id=by)
    _remember(session, {by: Outcome.LATE_CANCEL})
    tell(session, SessionUpdated)


def share_half(session: Session, *, from_id: UUID) -> None:
    """Half of the session's minutes from the one who failed to the one who waited.

    From the learner it is paid out of the hold. A teacher holds nothing: the learner gets everything back, and the
    half as far as the teacher has it; for what is missing the community's reserve helps two who are no strangers.
    """
    half = half_of(session)
    if from_id == session.student_id:
        Session.objects.filter(pk=session.pk).update(paid_minutes=half)
        session.paid_minutes = half
        _post(session, half)
        return
    _give_back(session)
    half_paid = compensation_give(
        to_user_id=session.student_id,
        from_user_id=from_id,
        minutes=half,
        reserve_helps=_are_known(session),
        reason=f"A session was missed or cancelled late: {session.skill_name}",
        session_id=session.pk,
    )
    _tell_credits(session, "credits_received", session.student_id, half_paid.given)
    _tell_credits(session, "credits_taken", from_id, half_paid.taken)


def _are_known(session: Session) -> bool:
    """Both have proved their addresses and had a session that took place: throwaway accounts cost the community."""
    people = people_of(session)
    held = [Seat.objects.filter(user_id=person, status=Status.COMPLETED) for person in people]
    return all_verified(people) and all(seats.values_list("pk")[:1] for seats in held)


def session_decide(*, session_id: UUID, decision: str, minutes: int | None) -> Session:
    """What a moderator decided about a case: `minutes` are paid when it took place. Raises NotFound.

    Call it in the transaction that closes the case. Emits session:ended or session:updated, credits:changed.
    """
    return with_session(session_id, _decide, decision, minutes)


def _decide(session: Session, decision: str, minutes: int | None) -> None:
    if decision == Case.Decision.TOOK_PLACE:
        settle_held(session, session.duration_minutes if minutes is None else minutes)
    elif decision == Case.Decision.NOT_HELD:
        settle_back(session, Status.ABANDONED, absent_id=None)
    elif decision == Case.Decision.TEACHER_ABSENT:
        settle_absence(session, session.teacher_id)
    else:
        settle_absence(session, session.student_id)


def _settle(session: Session, status: Status, **changes: Any) -> None:
    change(session, status=status, settled_at=now_ms(), settles_at=None, case_open=False, waits_for_id=None, **changes)


def _post(session: Session, minutes: int) -> None:
    if session.hold_id is not None:
        hold_post(hold_id=session.hold_id, to_user_id=session.teacher_id, minutes=minutes)
        _tell_credits(session, "credits_received", session.teacher_id, minutes)


def _give_back(session: Session) -> None:
    if session.hold_id is not None:
        hold_release(hold_id=session.hold_id)


def _tell_credits(session: Session, event: str, to: UUID, minutes: int) -> None:
    if minutes:
        inform(session, event, to=to, kind=Kind.CREDITS, minutes=minutes)


def _remember(session: Session, outcomes: dict[UUID, Outcome]) -> None:
    """Keep what it says of each one's reliability."""
    for user_id, outcome in outcomes.items():
        Seat.objects.filter(session_id=session.pk, user_id=user_id).update(outcome=outcome)
    reliability_refresh(list(outcomes))
