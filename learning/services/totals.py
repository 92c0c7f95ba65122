"""How much members have taught and learned in all: columns of theirs, counted up as each session is settled."""

from django.db.models import F

from accounts.models import User
from learning.models import Session


def totals_add(session: Session, minutes: int) -> None:
    """Count a session that took place, once: it is settled then. Call it after `_write_outcomes`, which has locked
    both members' rows in order.
    """
    if minutes:
        User.objects.filter(pk=session.teacher_id).update(taught_minutes=F("taught_minutes") + minutes)
        User.objects.filter(pk=session.student_id).update(learned_minutes=F("learned_minutes") + minutes)
