"""A person's own notes on a session."""

from uuid import UUID

from accounts.models import User
from learning.models import Seat
from skillswap.db import transactional
from skillswap.errors import NotFound


@transactional
def notes_write(*, session_id: UUID, by: User, text: str) -> None:
    """Replace the member's notes. Raises NotFound."""
    mine = Seat.objects.filter(session_id=session_id, user_id=by.pk, is_hidden=False)
    if not mine.update(notes=text):
        raise NotFound
