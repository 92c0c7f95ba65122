"""Notifications and mails about several sessions of a series at once: one of each."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from learning.models import Session, Status
from learning.participants import other_of, people_of
from learning.services.publishing import participants_mail, participants_notify
from notifications.mail.adding import NewMail, mails_add
from notifications.models import Kind
from notifications.services import notifications_end
from skillswap.http.json import iso


def series_notify(sessions: Sequence[Session], event: str, *, to: UUID, kind: str = Kind.SESSION, **data: Any) -> None:
    """Notify one of the two of what became of these sessions of a series; the first of them is where it leads.

    Ends the unread question whether they may take place, when none of them is asked for any more.
    """
    first = sessions[0]
    _end_question(first)
    about: dict[str, Any] = {"seriesId": str(first.series_id), "count": len(sessions)}
    participants_notify(first, event, to=[to], kind=kind, series_key=event, **about, **data)


def expired_notify(session: Session) -> None:
    """A request has run out. Those of a series run out together and say it once."""
    if session.series_id is None:
        participants_notify(session, "session_expired", to=people_of(session))
        return
    _end_question(session)
    about = {"seriesId": str(session.series_id)}
    participants_notify(session, "session_expired", to=people_of(session), series_key="session_expired", **about)


def _end_question(session: Session) -> None:
    if not Session.objects.filter(series_id=session.series_id, status=Status.REQUESTED).exists():
        notifications_end(to=people_of(session), keys=[f"series:{session.series_id}:series_requested"])


def series_mail(sessions: Sequence[Session], name: str) -> None:
    """One mail `name` to each of the two about these sessions of a series, which lists them as they are then."""
    first = sessions[0]
    kept = {"sessionIds": [str(session.pk) for session in sessions], "scheduledTime": iso(first.scheduled_time)}
    key = f"series:{first.pk}:{first.version}"
    mails_add([NewMail(user_id, name, key, Kind.SESSION, first.pk, kept) for user_id in people_of(first)])


def cancelled_notify(sessions: Sequence[Session], *, by: UUID | None, reason: str = "") -> None:
    """Notify and mail the other of sessions that were cancelled together: once for each series, once for each other.

    `by` is who cancelled them; without it there are only mails, because contact has ended.
    """
    for together in _by_series(sessions):
        if len(together) == 1:
            _notify_one(together[0], by, reason)
            continue
        if by is not None:
            late = any(session.was_late for session in together)
            series_notify(together, "series_cancelled", to=other_of(together[0], by), reason=reason, wasLate=late)
        series_mail(together, "series_cancelled")


def _notify_one(session: Session, by: UUID | None, reason: str) -> None:
    if by is not None:
        about: dict[str, Any] = {"reason": reason, "wasLate": session.was_late}
        participants_notify(session, "session_cancelled", to=[other_of(session, by)], **about)
    participants_mail(session, "session_cancelled", to=people_of(session))


def _by_series(sessions: Sequence[Session]) -> list[list[Session]]:
    found: dict[UUID, list[Session]] = {}
    for session in sessions:
        found.setdefault(session.series_id or session.pk, []).append(session)
    return list(found.values())
