"""Sessions in the states that reviews and cases begin with."""

import datetime as dt
from typing import Any

from credits.services import minutes_hold
from learning.models import Case, Seat, Session, Status
from learning.services.cases import case_open
from learning.services.reviews import review_write
from skillswap.fields import now_ms
from tests.factories.credits import give
from tests.factories.learning import session_between


def held_lesson(teacher: Any, student: Any, *, days_ago: float = 1, **fields: Any) -> Session:
    """A session that took place."""
    at = now_ms() - dt.timedelta(days=days_ago, minutes=60)
    return session_between(teacher, student, at=at, **{"status": Status.COMPLETED, **fields})


def disputed(teacher: Any, student: Any, **fields: Any) -> tuple[Session, Case]:
    """The teacher says it took 45 of 60 held minutes, the student disputes that."""
    session = held_lesson(teacher, student, status=Status.IN_PROGRESS, **fields)
    give(student, 60)
    hold = minutes_hold(user_id=student.pk, minutes=60, session_id=session.pk, key=f"session:{session.pk}")
    Session.objects.filter(pk=session.pk).update(
        hold_id=hold.pk, ended_at=session.ends_at, ended_by_id=teacher.pk, claimed_minutes=45, case_open=True
    )
    session.refresh_from_db()
    return session, case_open(session=session, kind=Case.Kind.DISPUTE, by=student, text="We stopped after 20 minutes.")


def reviewed(author: Any, about: Any, stars: int = 5, text: str = "Fine.") -> None:
    """A shown review by `author`, answered by the other."""
    session = held_lesson(about, author)
    review_write(session=session, by=author, stars=stars, text=text)
    review_write(session=session, by=about, stars=4, text="A good learner.")


def hide(session: Session, *, owed: bool = False) -> None:
    """As a block of the two leaves it; `owed` while it is not settled."""
    Seat.objects.filter(session_id=session.pk).update(is_hidden=True, is_listed=owed)
