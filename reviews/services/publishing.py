"""Notifications and session:updated about reviews. Nothing is sent while one of the two has blocked the other."""

from collections.abc import Iterable
from uuid import UUID

from accounts.selectors import active_ids
from learning.events import SessionUpdated
from learning.models import Session
from learning.participants import other_of
from learning.reduced import contact_of
from notifications.models import Kind
from notifications.services import Notice, notify_many
from realtime.services import publish

RECEIVED, SHOWN = "review_received", "review_shown"


def reviews_notify(event: str, session: Session, pairs: Iterable[tuple[UUID, UUID]]) -> None:
    """Notify the second of each pair of what the first one wrote: never what it says. Emits notification:new."""
    if contact_of(session) != "open":
        return
    pairs = list(pairs)
    present = active_ids({about for _, about in pairs})
    notices = [
        Notice(about, Kind.REVIEW, notice_key(event, session), _data(event, session, author), from_id=author)
        for author, about in pairs
        if about in present
    ]
    notify_many(notices)


def notice_key(event: str, session: Session) -> str:
    """The key of the one notification of this event that a session may have waiting."""
    return f"{event}:{session.pk}"


def review_change_publish(session: Session, *to: UUID) -> None:
    """Emit session:updated to those of the two whose ids are given."""
    if contact_of(session) != "open":
        return
    same = {name: getattr(session, name) for name in SessionUpdated.model_fields}
    publish(SessionUpdated(**same), to={user_id: other_of(session, user_id) for user_id in to})


def _data(event: str, session: Session, author: UUID) -> dict[str, object]:
    return {
        "event": event,
        "sessionId": str(session.pk),
        "personId": str(author),
        "skillName": session.skill_name,
    }
