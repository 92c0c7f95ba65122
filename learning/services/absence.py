"""When one did not come: the report, the excuse, the appeal."""

from uuid import UUID

from django.conf import settings

from accounts.models import User
from learning.events import SessionUpdated
from learning.models import Case, Seat, Session, Status
from learning.rules import Look, may_appeal, may_excuse, may_report_absence, require
from learning.services.cases import case_open
from learning.state import change, other_of, with_session
from learning.telling import inform, tell
from learning.times import hours
from skillswap.errors import InvalidInput
from skillswap.fields import now_ms


def no_show_report(*, session: Session, by: User) -> Session:
    """Say that the other did not come. Settles after 24 hours unless they answer. Again is fine.

    Raises NotThere, TheyCame, TooEarly, SessionClosed. Emits session:updated to both, notification:new to the other.
    """
    return with_session(session.pk, _report, by.pk)


def absence_excuse(*, session: Session, by: User, text: str) -> Session:
    """Answer that it was a technical failure: nobody pays, unless the other appeals within 24 hours.

    Raises NotAllowed, SessionClosed, InvalidInput. Emits session:updated to both, notification:new to the other.
    """
    return with_session(session.pk, _excuse, by.pk, _words(text))


def absence_appeal(*, session: Session, by: User, text: str) -> Session:
    """Ask a moderator about a no-show, or about its excuse. Nothing settles until they have decided.

    Raises NotAllowed, SessionClosed, InvalidInput. Emits session:updated to both, notification:new to the other.
    """
    return with_session(session.pk, _appeal, by, _words(text))


def _words(text: str) -> str:
    if not text.strip():
        raise InvalidInput("text", "Say what happened.")
    return text.strip()


def _report(session: Session, by: UUID) -> None:
    other = other_of(session, by)
    if session.status == Status.NO_SHOW and session.absent_id == other:
        return
    now = now_ms()
    seats = Seat.objects.filter(session_id=session.pk, joined_at__isnull=False)
    came = frozenset(seats.values_list("user_id", flat=True))
    require(may_report_absence, Look(session, by, now, came))
    change(
        session,
        status=Status.NO_SHOW,
        absent_id=other,
        ended_at=now,
        ended_by_id=by,
        settles_at=now + hours(settings.CONFIRM_HOURS),
    )
    tell(session, SessionUpdated)
    inform(session, "session_no_show", to=other)


def _excuse(session: Session, by: UUID, text: str) -> None:
    now = now_ms()
    require(may_excuse, Look(session, by, now))
    change(
        session,
        status=Status.ABANDONED,
        absence_answer=text,
        settles_at=now + hours(settings.CONFIRM_HOURS),
    )
    tell(session, SessionUpdated)
    inform(session, "session_excused", to=other_of(session, by))


def _appeal(session: Session, by: User, text: str) -> None:
    require(may_appeal, Look(session, by.pk, now_ms()))
    change(session, case_open=True, settles_at=None)
    case_open(session=session, kind=Case.Kind.APPEAL, by=by, text=text)
    tell(session, SessionUpdated)
    inform(session, "session_disputed", to=other_of(session, by.pk))
