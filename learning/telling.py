"""What the two hear of their session: events on their sockets, and the other one's notification."""

from typing import Any
from uuid import UUID

from accounts.models import User
from learning.events import SessionShape
from learning.models import Session
from learning.state import other_of, people_of
from notifications.models import Kind
from notifications.services import Notice, notify_many
from realtime.services import publish
from skillswap.api import iso


def tell(session: Session, event: type[SessionShape], **more: Any) -> None:
    """Publish an event of the session to both people."""
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
        to=people_of(session),
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
    names = dict(User.objects.filter(pk__in=people_of(session)).values_list("pk", "name"))
    notify_many(
        [
            Notice(
                user_id,
                kind,
                f"session:{session.pk}:{key or event}",
                {
                    "event": event,
                    "sessionId": str(session.pk),
                    "personId": str(other_of(session, user_id)),
                    "personName": names.get(other_of(session, user_id), ""),
                    "skillName": session.skill_name,
                    "scheduledTime": iso(session.scheduled_time),
                    **data,
                },
                other_of(session, user_id),
            )
            for user_id in to
        ]
    )
