"""What the two could not settle: opened by one of them, decided by a moderator."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.models import NOBODY_ID, User
from learning.errors import ConcernsYou, DisputeDecided, DisputeOpen
from learning.models import Dispute, Session
from learning.participants import people_of
from learning.reduced import contact_of
from learning.services.settling import session_decide
from moderation.models import Action
from moderation.services import audit_write, require_not_below
from notifications.models import Kind
from notifications.services import Notice, notify_many
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput

REASON_LENGTH = 500


def dispute_open(*, session: Session, kind: Dispute.Kind, by: User, text: str) -> Dispute:
    """Ask a moderator; one open dispute a session. Raises DisputeOpen.

    Call it in the transaction that marks the session.
    """
    if Dispute.objects.filter(session_id=session.pk, is_open=True).exists():
        raise DisputeOpen
    return Dispute.objects.create(session_id=session.pk, kind=kind, by_id=by.pk, text=text.strip())


@transactional
def dispute_decide(*, dispute: Dispute, by: User, decision: str, minutes: int | None = None, reason: str) -> None:
    """Decide a dispute once: `minutes` are paid for a session that took place, at most the planned ones.

    Raises InvalidInput, NotAllowed for who is one of the two or below one of them, DisputeDecided.
    Emits notification:new with the reason, and what settling emits. Leaves an audit entry.
    """
    session = Session.objects.get(pk=dispute.session_id)
    chosen, reason = Dispute.Decision(decision), reason.strip()[:REASON_LENGTH]
    _require_judge(by, session)
    _require_sense(chosen, minutes, reason, session)
    decided = {"decision": chosen, "minutes": minutes, "reason": reason, "decided_by_id": by.pk, "decided_at": now_ms()}
    if not Dispute.objects.filter(pk=dispute.pk, is_open=True).update(is_open=False, **decided):
        raise DisputeDecided
    session_decide(session_id=session.pk, decision=chosen, minutes=minutes)
    data: dict[str, Any] = {
        "session": str(session.pk),
        "dispute": str(dispute.pk),
        "decision": chosen,
        "minutes": minutes,
    }
    audit_write(action=Action.DECIDE_DISPUTE, target=dispute.by, by=by, reason=reason, data=data)
    _notify_both(session, dispute, chosen, minutes, reason)


def _require_judge(by: User, session: Session) -> None:
    if by.pk in people_of(session):
        raise ConcernsYou
    for person in (session.teacher, session.student):
        require_not_below(by, person)


def _require_sense(decision: Dispute.Decision, minutes: int | None, reason: str, session: Session) -> None:
    held, most = decision == Dispute.Decision.TOOK_PLACE, session.duration_minutes
    paid = minutes is not None and 1 <= minutes <= most
    InvalidInput.require(
        (bool(reason), "reason", _("Say why: both people read it.")),
        (held or minutes is None, "minutes", _("Leave the minutes empty: they are for a session that took place.")),
        (paid or not held, "minutes", _("Say how many minutes are paid: 1 to %(most)d.") % {"most": most}),
    )


def _notify_both(
    session: Session, dispute: Dispute, decision: Dispute.Decision, minutes: int | None, reason: str
) -> None:
    """While one of the two has blocked the other, neither reads who the other is."""
    contact = contact_of(session)
    if contact == "none":
        return
    pairs = [(session.teacher, session.student), (session.student, session.teacher)]
    said = {"decision": decision, "minutes": minutes, "reason": reason}
    notify_many(
        [_notice(session, dispute, person, other if contact == "open" else None, said) for person, other in pairs]
    )


def _notice(session: Session, dispute: Dispute, person: User, other: User | None, said: dict[str, Any]) -> Notice:
    data = {
        "event": "session_decided",
        "sessionId": str(session.pk),
        "personId": str(NOBODY_ID if other is None else other.pk),
        "skillName": session.skill_name,
        **said,
    }
    return Notice(person.pk, Kind.SESSION, f"dispute:{dispute.pk}", data, from_id=None if other is None else other.pk)
