"""What the two hear of their session: events on their sockets, and the other one's notification."""

from typing import Any
from uuid import UUID

from django.conf import settings

from learning.events import SessionShape
from learning.models import Seat, Session
from learning.state import other_of, people_of
from notifications.models import Kind
from notifications.services import Notice, notifications_end, notify_many
from realtime.services import each_other, publish
from skillswap.api import iso

# What is over as soon as the session changes again: a question, an answer to it, what lies ahead, a claim.
PASSING = ("session_requested", "session_time_proposed", "session_time_declined", "session_accepted", "claimed")


def tell(session: Session, event: type[SessionShape], **more: Any) -> None:
    """Publish an event of the session to both people; to nobody while one has blocked the other.

    What waits in their inboxes of the state before counts as read: that state is gone.
    """
    if _is_hidden(session):
        return
    publish(
        event(
            id=session.pk,
            teacher_id=session.teacher_id,
            student_id=session.student_id,
            status=session.status,
            scheduled_time=session.scheduled_time,
            conversation_id=session.conversation_id,
            **more,
        ),
        to=each_other(*people_of(session)),
    )
    notifications_end(to=people_of(session), keys=_passing_keys(session))


def inform(session: Session, event: str, *, to: UUID, kind: str = Kind.SESSION, key: str = "", **data: Any) -> None:
    """Notify one of the two of something that the other did, or that time did.

    Of each session one notification of an event waits unread.
    """
    inform_all(session, event, to=[to], kind=kind, key=key, **data)


def inform_all(
    session: Session, event: str, *, to: list[UUID], kind: str = Kind.SESSION, key: str = "", **data: Any
) -> None:
    """`inform` for both at once."""
    if _is_hidden(session):
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
                    "personId": str(other_of(session, user_id)),
                    "skillName": session.skill_name,
                    "scheduledTime": iso(session.scheduled_time),
                    **data,
                },
                other_of(session, user_id),
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


def _is_hidden(session: Session) -> bool:
    return Seat.objects.filter(session_id=session.pk, is_hidden=True).exists()
