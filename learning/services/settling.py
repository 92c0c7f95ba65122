"""Settling a session: the lead's own replaces this on merge."""

from uuid import UUID

from learning.models import Case, Seat, Session, Status


def session_decide(*, session_id: UUID, decision: Case.Decision, minutes: int | None) -> None:
    """Settle a session as a moderator decided. Call it in the transaction of the decision."""
    status = {
        Case.Decision.TOOK_PLACE: Status.COMPLETED,
        Case.Decision.NOT_HELD: Status.ABANDONED,
    }.get(decision, Status.NO_SHOW)
    Session.objects.filter(pk=session_id, case_open=True).update(status=status, paid_minutes=minutes, case_open=False)
    Seat.objects.filter(session_id=session_id).update(status=status)
