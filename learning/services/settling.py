"""How a session ends with money: paid as agreed, given back, or shared with the one who waited. Each once.

These are actions for `with_session`: they run in the transaction of whoever decided.
"""

from typing import Any
from uuid import UUID

from credits.notes import MISSED
from credits.services import compensation_give, hold_post, hold_release
from learning.events import SessionEnded, SessionUpdated
from learning.hooks import outcomes_changed
from learning.models import Dispute, Outcome, Session, SessionParticipant, Status
from learning.participants import other_of, people_of
from learning.services.publishing import participant_notify, participants_notify, session_publish
from learning.services.series_holds import series_changed
from learning.services.state import change, with_session
from learning.services.totals import totals_add
from learning.times import half_of
from learning.verified import all_verified
from notifications.models import Kind, MilestoneName
from notifications.services import milestones_note
from rings.services import ring_complete_if_done
from skillswap.db.fields import now_ms
from swaps.services import swap_complete_if_done


def settle_held(session: Session, minutes: int, **changes: Any) -> None:
    """It took place: pay the teacher `minutes` of what is held, at most all of it; the rest goes back.

    Emits session:ended and credits:changed to both.
    """
    paid = min(minutes, session.duration_minutes)
    _settle(session, Status.COMPLETED, paid_minutes=paid, ended_at=session.ended_at or now_ms(), **changes)
    _post(session, paid)
    _write_outcomes(session, dict.fromkeys(people_of(session), Outcome.CAME))
    totals_add(session, paid)
    session_publish(session, SessionEnded, is_settled=True)
    participants_notify(session, "session_ended", to=people_of(session), minutes=paid)
    if paid:
        milestones_note(user_ids=[session.teacher_id], name=MilestoneName.FIRST_LESSON_GIVEN)
    _complete_agreement(session)


def settle_absence(session: Session, absent_id: UUID) -> None:
    """One did not come: the other gets half of the time. Emits session:ended and credits:changed."""
    _settle(session, Status.NO_SHOW, absent_id=absent_id, paid_minutes=0)
    split_penalty(session, from_id=absent_id)
    _write_outcomes(session, {absent_id: Outcome.MISSED, other_of(session, absent_id): Outcome.CAME})
    session_publish(session, SessionEnded, is_settled=True)
    _complete_agreement(session)


def refund(session: Session, status: Status, **changes: Any) -> None:
    """It was not held, or only talked of: everything goes back to the learner. Emits session:updated."""
    _settle(session, status, paid_minutes=0, **changes)
    _give_back(session)
    session_publish(session, SessionUpdated)
    _complete_agreement(session)


def settle_late_cancel(session: Session, by: UUID, **changes: Any) -> None:
    """Cancelled too late: the one who waited gets half of the time. Emits session:updated and credits:changed."""
    _settle(session, Status.CANCELLED, paid_minutes=0, was_late=True, **changes)
    split_penalty(session, from_id=by)
    _write_outcomes(session, {by: Outcome.LATE_CANCEL})
    session_publish(session, SessionUpdated)
    _complete_agreement(session)


def _complete_agreement(session: Session) -> None:
    """Also when it was not held: it may have been a spare lesson, the last thing that its swap or ring waited for."""
    if session.swap_id is not None:
        swap_complete_if_done(session.swap_id)
    if session.ring_id is not None:
        ring_complete_if_done(session.ring_id)


def split_penalty(session: Session, *, from_id: UUID) -> None:
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
        reason=f"{MISSED}: {session.skill_name}",
        session_id=session.pk,
    )
    _notify_credits(session, "credits_received", session.student_id, half_paid.given)
    _notify_credits(session, "credits_taken", from_id, half_paid.taken)


def _are_known(session: Session) -> bool:
    """Both have proved their addresses and had a session that took place: throwaway accounts cost the community."""
    people = people_of(session)
    held = [SessionParticipant.objects.filter(user_id=person, status=Status.COMPLETED) for person in people]
    return all_verified(people) and all(participants.values_list("pk")[:1] for participants in held)


def session_decide(*, session_id: UUID, decision: str, minutes: int | None) -> Session:
    """What a moderator decided about a dispute: `minutes` are paid when it took place. Raises NotFound.

    Call it in the transaction that closes the dispute. Emits session:ended or session:updated, credits:changed.
    """
    return with_session(session_id, _decide, decision, minutes)


def _decide(session: Session, decision: str, minutes: int | None) -> None:
    if decision == Dispute.Decision.TOOK_PLACE:
        settle_held(session, session.duration_minutes if minutes is None else minutes)
    elif decision == Dispute.Decision.NOT_HELD:
        refund(session, Status.ABANDONED, absent_id=None)
    elif decision == Dispute.Decision.TEACHER_ABSENT:
        settle_absence(session, session.teacher_id)
    else:
        settle_absence(session, session.student_id)


def _settle(session: Session, status: Status, **changes: Any) -> None:
    change(
        session,
        status=status,
        settled_at=now_ms(),
        settles_at=None,
        has_open_dispute=False,
        waits_for_id=None,
        **changes,
    )
    series_changed(session)


def _post(session: Session, minutes: int) -> None:
    if session.hold_id is not None:
        hold_post(hold_id=session.hold_id, to_user_id=session.teacher_id, minutes=minutes)
        _notify_credits(session, "credits_received", session.teacher_id, minutes)


def _give_back(session: Session) -> None:
    if session.hold_id is not None:
        hold_release(hold_id=session.hold_id)


def _notify_credits(session: Session, event: str, to: UUID, minutes: int) -> None:
    if minutes:
        participant_notify(session, event, to=to, kind=Kind.CREDITS, minutes=minutes)


def _write_outcomes(session: Session, outcomes: dict[UUID, Outcome]) -> None:
    """Store each one's outcome; the hook `outcomes_changed` counts reliability anew."""
    for user_id, outcome in outcomes.items():
        SessionParticipant.objects.filter(session_id=session.pk, user_id=user_id).update(outcome=outcome)
    outcomes_changed(list(outcomes))
