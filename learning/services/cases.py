"""What the two could not settle: opened by one of them, decided by a moderator."""

from typing import Any

from accounts.models import NOBODY_ID, User
from learning.errors import CaseDecided, CaseOpen, ConcernsYou
from learning.models import Case, Session
from learning.reduced import contact_of
from learning.services.settling import session_decide
from moderation.models import Action
from moderation.services import audit, require_not_below
from notifications.models import Kind
from notifications.services import Notice, notify_many
from skillswap.db import transactional
from skillswap.errors import InvalidInput
from skillswap.fields import now_ms

REASON_LENGTH = 500


def case_open(*, session: Session, kind: Case.Kind, by: User, text: str) -> Case:
    """Ask a moderator; one open case a session. Raises CaseOpen. Call it in the transaction that marks the session."""
    if Case.objects.filter(session_id=session.pk, is_open=True).exists():
        raise CaseOpen
    return Case.objects.create(session_id=session.pk, kind=kind, by_id=by.pk, text=text.strip())


@transactional
def case_decide(*, case: Case, by: User, decision: str, minutes: int | None = None, reason: str) -> None:
    """Decide a case once: `minutes` are paid for a session that took place, at most the planned ones.

    Raises InvalidInput, NotAllowed for who is one of the two or below one of them, CaseDecided.
    Emits notification:new with the reason, and what settling emits. Leaves an audit entry.
    """
    session = Session.objects.get(pk=case.session_id)
    chosen, reason = Case.Decision(decision), reason.strip()[:REASON_LENGTH]
    _require_judge(by, session)
    _require_sense(chosen, minutes, reason, session)
    decided = {"decision": chosen, "minutes": minutes, "reason": reason, "decided_by_id": by.pk, "decided_at": now_ms()}
    if not Case.objects.filter(pk=case.pk, is_open=True).update(is_open=False, **decided):
        raise CaseDecided
    session_decide(session_id=session.pk, decision=chosen, minutes=minutes)
    data: dict[str, Any] = {"session": str(session.pk), "case": str(case.pk), "decision": chosen, "minutes": minutes}
    audit(Action.DECIDE_CASE, case.by, by, reason, **data)
    _tell(session, case, chosen, minutes, reason)


def _require_judge(by: User, session: Session) -> None:
    if by.pk in (session.teacher_id, session.student_id):
        raise ConcernsYou
    for person in (session.teacher, session.student):
        require_not_below(by, person)


def _require_sense(decision: Case.Decision, minutes: int | None, reason: str, session: Session) -> None:
    if not reason:
        raise InvalidInput("reason", "Say why: both people read it.")
    if decision != Case.Decision.TOOK_PLACE:
        if minutes is not None:
            raise InvalidInput("minutes", "Leave the minutes empty: they are for a session that took place.")
    elif minutes is None or not 1 <= minutes <= session.duration_minutes:
        raise InvalidInput("minutes", f"Say how many minutes are paid: 1 to {session.duration_minutes}.")


def _tell(session: Session, case: Case, decision: Case.Decision, minutes: int | None, reason: str) -> None:
    """While one of the two has blocked the other, neither reads who the other is."""
    contact = contact_of(session)
    if contact == "none":
        return
    pairs = [(session.teacher, session.student), (session.student, session.teacher)]
    said = {"decision": decision, "minutes": minutes, "reason": reason}
    notify_many([_notice(session, case, person, other if contact == "open" else None, said) for person, other in pairs])


def _notice(session: Session, case: Case, person: User, other: User | None, said: dict[str, Any]) -> Notice:
    data = {
        "event": "session_decided",
        "sessionId": str(session.pk),
        "personId": str(NOBODY_ID if other is None else other.pk),
        "skillName": session.skill_name,
        **said,
    }
    return Notice(person.pk, Kind.SESSION, f"case:{case.pk}", data, from_id=None if other is None else other.pk)
