"""The learner's minutes that a session holds: always as many as are agreed on, in one hold."""

from credits.services import hold_release, minutes_hold
from learning.models import Session


def session_hold(session: Session) -> None:
    """Hold what is agreed on now, in place of what was held for it before. Raises InsufficientCredits.

    Part of an action for `with_session`, after its `change`: the hold is made in the same transaction, or nothing is.
    """
    if session.hold_id is not None:
        hold_release(hold_id=session.hold_id)
    hold = minutes_hold(
        user_id=session.student_id,
        minutes=session.duration_minutes,
        session_id=session.pk,
        key=f"session:{session.pk}:{session.version}",
    )
    Session.objects.filter(pk=session.pk).update(hold_id=hold.pk)
    session.hold_id = hold.pk
