"""Events of a session to both people, and notifications to the one who did not act."""

from typing import Any
from uuid import UUID

from django.conf import settings

from accounts.models import NOBODY_ID
from learning.events import SessionShape, SessionUpdated
from learning.models import Session
from learning.participants import other_of, people_of
from learning.reduced import contact_of
from notifications.mail.adding import NewMail, mails_add
from notifications.models import Kind
from notifications.services import Notice, notifications_end, notify_many
from realtime.services import each_other, publish
from rings.services import ring_lesson_changed
from skillswap.http.json import iso

# What is over as soon as the session changes again: a question, an answer to it, what lies ahead, a claim.
SUPERSEDED = (
    "session_requested",
    "session_time_proposed",
    "session_time_declined",
    "session_accepted",
    "session_link_changed",
    "claimed",
    "series_short",
)


def session_publish(session: Session, event: type[SessionShape], **more: Any) -> None:
    """Publish an event of the session to both people, and ring:updated to the others of its ring.

    While one has blocked the other it names neither to the other, and goes out only when something is owed.
    What waits in their inboxes of the state before counts as read: that state is gone.
    """
    if session.ring_id is not None:
        ring_lesson_changed(session.ring_id, known_to=people_of(session))
    if _publish(session, event, more):
        notifications_end(to=people_of(session), keys=_superseded_keys(session))


def words_publish(session: Session) -> None:
    """Publish session:updated to both: what they wrote or gave each other changed, and its state did not."""
    _publish(session, SessionUpdated, {})


def _publish(session: Session, event: type[SessionShape], more: dict[str, Any]) -> bool:
    """False when neither of the two may hear of it."""
    contact = contact_of(session)
    if contact == "none":
        return False
    if contact == "open":
        publish(
            _event(session, event, session.teacher_id, session.student_id, more), to=each_other(*people_of(session))
        )
    else:
        publish(_event(session, event, session.teacher_id, NOBODY_ID, more), to=[session.teacher_id])
        publish(_event(session, event, NOBODY_ID, session.student_id, more), to=[session.student_id])
    return True


def _event(
    session: Session, event: type[SessionShape], teacher_id: UUID, student_id: UUID, more: dict[str, Any]
) -> SessionShape:
    return event(
        id=session.pk,
        teacher_id=teacher_id,
        student_id=student_id,
        status=session.status,
        scheduled_time=session.scheduled_time,
        conversation_id=session.conversation_id,
        **more,
    )


def participant_notify(
    session: Session, event: str, *, to: UUID, kind: str = Kind.SESSION, key: str = "", **data: Any
) -> None:
    """Notify one of the two of something that the other did, or that time did.

    Of each session one notification of an event waits unread.
    """
    participants_notify(session, event, to=[to], kind=kind, key=key, **data)


def participants_notify(
    session: Session,
    event: str,
    *,
    to: list[UUID],
    kind: str = Kind.SESSION,
    key: str = "",
    series_key: str = "",
    **data: Any,
) -> None:
    """`participant_notify` for both at once. With `series_key` one waits unread of the whole series."""
    contact = contact_of(session)
    if contact == "none":
        return
    name = f"series:{session.series_id}:{series_key}" if series_key else notification_key(session, key or event)
    notify_many(
        [
            Notice(
                user_id,
                kind,
                name,
                {
                    "event": event,
                    "sessionId": str(session.pk),
                    "personId": str(other_of(session, user_id) if contact == "open" else NOBODY_ID),
                    "skillName": session.skill_name,
                    "scheduledTime": iso(session.scheduled_time),
                    **data,
                },
                other_of(session, user_id) if contact == "open" else None,
                str(session.version),
            )
            for user_id in to
        ]
    )


def participants_mail(session: Session, name: str, *, to: list[UUID]) -> None:
    """Have the mail `name` (of `learning.mail.kinds`) sent to those of the two, once for this state of the session."""
    mails_add(
        [
            NewMail(
                user_id,
                name,
                f"session:{session.pk}:{session.version}",
                Kind.SESSION,
                session.pk,
                {"scheduledTime": iso(session.scheduled_time)},
            )
            for user_id in to
        ]
    )


def notification_key(session: Session, state: str) -> str:
    """The key of the one notification of this event that a session may have waiting."""
    return f"session:{session.pk}:{state}"


def _superseded_keys(session: Session) -> list[str]:
    reminders = [f"reminder:{minutes}" for minutes in settings.REMINDER_MINUTES]
    return [notification_key(session, state) for state in (*SUPERSEDED, *reminders)]
