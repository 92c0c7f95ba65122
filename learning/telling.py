"""What the two hear of their session: events on their sockets, and the other one's notification."""

from typing import Any
from uuid import UUID

from django.conf import settings

from accounts.models import NOBODY_ID
from learning.events import SessionShape
from learning.models import Session
from learning.reduced import contact_of
from learning.state import other_of, people_of
from notifications.models import Kind
from notifications.services import Notice, notifications_end, notify_many
from realtime.services import each_other, publish
from skillswap.api import iso

# What is over as soon as the session changes again: a question, an answer to it, what lies ahead, a claim.
PASSING = ("session_requested", "session_time_proposed", "session_time_declined", "session_accepted", "claimed")


def tell(session: Session, event: type[SessionShape], **more: Any) -> None:
    """Publish an event of the session to both people.

    While one has blocked the other it names neither to the other, and goes out only when something is owed.
    What waits in their inboxes of the state before counts as read: that state is gone.
    """
    contact = contact_of(session)
    if contact == "none":
        return
    if contact == "open":
        publish(
            _event(session, event, session.teacher_id, session.student_id, more), to=each_other(*people_of(session))
        )
    else:
        publish(_event(session, event, session.teacher_id, NOBODY_ID, more), to=[session.teacher_id])
        publish(_event(session, event, NOBODY_ID, session.student_id, more), to=[session.student_id])
    notifications_end(to=people_of(session), keys=_passing_keys(session))


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


def inform(session: Session, event: str, *, to: UUID, kind: str = Kind.SESSION, key: str = "", **data: Any) -> None:
    """Notify one of the two of something that the other did, or that time did.

    Of each session one notification of an event waits unread.
    """
    inform_all(session, event, to=[to], kind=kind, key=key, **data)


def inform_all(
    session: Session, event: str, *, to: list[UUID], kind: str = Kind.SESSION, key: str = "", **data: Any
) -> None:
    """`inform` for both at once."""
    contact = contact_of(session)
    if contact == "none":
        return
    notify_many(
        [
            Notice(
                user_id,
                kind,
                notification_key(session, key or event),
                {
                    "event": event,
                    "sessionId": str(session.pk),
                    "personId": str(other_of(session, user_id) if contact == "open" else NOBODY_ID),
                    "skillName": session.skill_name,
                    "scheduledTime": iso(session.scheduled_time),
                    **data,
                },
                other_of(session, user_id) if contact == "open" else None,
            )
            for user_id in to
        ]
    )


def notification_key(session: Session, state: str) -> str:
    """The key of the one notification of this event that a session may have waiting."""
    return f"session:{session.pk}:{state}"


def _passing_keys(session: Session) -> list[str]:
    reminders = [f"reminder:{minutes}" for minutes in settings.REMINDER_MINUTES]
    return [notification_key(session, state) for state in (*PASSING, *reminders)]
