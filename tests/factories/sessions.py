"""Sessions made the way members make them, through the services."""

import datetime as dt
from typing import Any

from learning.models import Session
from learning.services.answering import session_accept
from learning.services.asking import session_request
from learning.services.running import session_start
from skillswap.db.fields import now_ms
from skillswap.db.ids import uuid7


def ahead(**span: float) -> dt.datetime:
    """A moment that far from now, in whole minutes."""
    return (now_ms() + dt.timedelta(**span)).replace(second=0, microsecond=0)


def ask(student: Any, skill: Any, *, at: dt.datetime | None = None, minutes: int = 60, **more: Any) -> Session:
    """A request of `student` for a session in `skill` with its owner; two days ahead unless said."""
    more.setdefault("key", uuid7().hex)
    session, _ = session_request(
        by=student,
        teacher_id=skill.user_id,
        skill_id=skill.pk,
        scheduled_time=at or ahead(days=2),
        duration_minutes=minutes,
        **more,
    )
    return session


def agree(student: Any, skill: Any, **more: Any) -> Session:
    """An agreed session: the minutes are held."""
    session = ask(student, skill, **more)
    return session_accept(session=session, by=skill.user)


def begin(session: Session, *people: Any) -> Session:
    """These people come; the clock has to be right for it."""
    for person in people:
        session = session_start(session=session, by=person)
    return session
