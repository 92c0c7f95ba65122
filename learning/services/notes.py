"""A person's own notes on a session."""

from uuid import UUID

from accounts.models import User
from learning.models import SessionParticipant
from learning.services.writing import session_lock_for
from skillswap.db import transactional


@transactional
def notes_write(*, session_id: UUID, by: User, text: str) -> None:
    """Replace the member's notes. Raises NotFound."""
    session_lock_for(by, session_id)
    SessionParticipant.objects.filter(session_id=session_id, user_id=by.pk).update(notes=text)
