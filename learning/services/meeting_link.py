"""The teacher's own meeting link, for a session that is not to be in our room."""

from uuid import UUID

from accounts.models import User
from learning.events import SessionUpdated
from learning.meeting_links import link_wrong
from learning.models import BOOKED, Session
from learning.rules import ActionContext, may_link, require
from learning.services.publishing import participant_notify, session_publish
from learning.services.state import change, counted_change
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput


def meeting_link_set(*, session: Session, by: User, meeting_link: str) -> Session:
    """Set the link of a session, or take it away with "". What is agreed stays agreed. Again is fine.

    Raises NotTheTeacher, SessionClosed, InvalidInput, TooFast: each change is a notification to the learner.
    Emits session:updated to both, and notification:new to the learner when it was agreed on already.
    """
    InvalidInput.require_none(link_wrong(meeting_link))
    return counted_change("session_edit", session, _set, by.pk, meeting_link)


def _set(session: Session, by: UUID, meeting_link: str) -> None:
    require(may_link, ActionContext(session, by, now_ms()))
    if meeting_link == session.meeting_link:
        return
    since = (session.meeting_link and session.linked_at) or now_ms()
    change(session, meeting_link=meeting_link, linked_at=since if meeting_link else None)
    session_publish(session, SessionUpdated)
    if session.status in BOOKED:
        participant_notify(session, "session_link_changed", to=session.student_id)
