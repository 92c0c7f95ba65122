"""Events of sessions, to both people. `Session` in the API says the rest."""

from uuid import UUID

from pydantic import Field

from realtime.events import Event, Instant


class SessionShape(Event):
    id: UUID
    teacher_id: UUID
    student_id: UUID
    status: str
    scheduled_time: Instant
    conversation_id: UUID


class SessionRequest(SessionShape):
    """A session was asked for; it waits for an answer."""

    type = "session:request"


class SessionAccepted(SessionShape):
    """A session is agreed on; the learner's minutes are held."""

    type = "session:accepted"


class SessionDeclined(SessionShape):
    """A request, or the proposal of another time, was declined."""

    type = "session:declined"


class SessionUpdated(SessionShape):
    """Anything else changed: edited, another time proposed, cancelled, expired, disputed, decided, reviewed."""

    type = "session:updated"


class SessionStarted(SessionShape):
    """Somebody entered the room."""

    type = "session:started"
    user_id: UUID


class SessionEnded(SessionShape):
    """Somebody ended the session, or it was settled."""

    type = "session:ended"
    is_settled: bool


class SessionReminder(SessionShape):
    """A session begins soon."""

    type = "session:reminder"
    minutes_before: int = Field(description="1440, 60 or 15: which reminder it is.")
