"""When one did not come: the report, the excuse, the appeal."""

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import User
from learning.attendance import facts_now
from learning.events import SessionUpdated
from learning.models import Dispute, Session, Status
from learning.participants import joined_times, other_of
from learning.rules import ActionContext, may_appeal, may_excuse, may_report_absence, require
from learning.services.disputes import dispute_open
from learning.services.publishing import participant_notify, session_publish
from learning.services.series_holds import series_changed
from learning.services.state import change, with_session
from learning.times import hours
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput


def no_show_report(*, session: Session, by: User) -> Session:
    """Say that the other did not come. Settles after 24 hours unless they answer. Again is fine.

    Raises NotThere, TheyCame, TooEarly, SessionClosed. Emits session:updated to both, notification:new to the other.
    """
    return with_session(session.pk, _report, by.pk)


def absence_excuse(*, session: Session, by: User, text: str) -> Session:
    """Answer that it was a technical failure: nobody pays, unless the other appeals within 24 hours.

    The same answer again is fine. Raises NotAllowed, SessionClosed, InvalidInput. Emits session:updated to both,
    notification:new to the other.
    """
    return with_session(session.pk, _excuse, by.pk, _required(text))


def absence_appeal(*, session: Session, by: User, text: str) -> Session:
    """Ask a moderator about a no-show, or about its excuse. Nothing settles until they have decided.

    The same again is fine. Raises NotAllowed, SessionClosed, InvalidInput. Emits session:updated to both,
    notification:new to the other.
    """
    return with_session(session.pk, _appeal, by, _required(text))


def _required(text: str) -> str:
    if not text.strip():
        raise InvalidInput("text", _("Say what happened."))
    return text.strip()


def _report(session: Session, by: UUID) -> None:
    other = other_of(session, by)
    if session.status == Status.NO_SHOW and session.absent_id == other:
        return
    now = now_ms()
    came = frozenset(joined_times(session))
    require(may_report_absence, ActionContext(session, by, now, came, facts_now(session, now)))
    change(
        session,
        status=Status.NO_SHOW,
        absent_id=other,
        ended_at=now,
        ended_by_id=by,
        settles_at=now + hours(settings.CONFIRM_HOURS),
    )
    series_changed(session)
    session_publish(session, SessionUpdated)
    participant_notify(session, "session_no_show", to=other)


def _excuse(session: Session, by: UUID, text: str) -> None:
    if session.status == Status.ABANDONED and (session.absent_id, session.absence_answer) == (by, text):
        return
    now = now_ms()
    require(may_excuse, ActionContext(session, by, now))
    change(
        session,
        status=Status.ABANDONED,
        absence_answer=text,
        settles_at=now + hours(settings.CONFIRM_HOURS),
    )
    session_publish(session, SessionUpdated)
    participant_notify(session, "session_excused", to=other_of(session, by))


def _appeal(session: Session, by: User, text: str) -> None:
    if Dispute.objects.filter(session_id=session.pk, by_id=by.pk, text=text, is_open=True).exists():
        return
    require(may_appeal, ActionContext(session, by.pk, now_ms()))
    change(session, has_open_dispute=True, settles_at=None)
    dispute_open(session=session, kind=Dispute.Kind.APPEAL, by=by, text=text)
    session_publish(session, SessionUpdated)
    participant_notify(session, "session_disputed", to=other_of(session, by.pk))
