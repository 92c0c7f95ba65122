"""Who is writing at this moment; nothing of it is stored."""

from uuid import UUID

from accounts.selectors import acquaintances
from chat.events import Typing, TypingStop
from chat.models import Participant
from realtime.services import publish
from skillswap.errors import NotFound


def typing_publish(*, conversation_id: UUID, by: UUID, typing: bool) -> None:
    """Publish to the other person that `by` is writing, or stopped; not before they are contacts. Raises NotFound.

    Emits chat:typing or chat:typing:stop.
    """
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=by, is_blocked=False)
    event = Typing if typing else TypingStop
    found = list(mine.values_list("other_id", flat=True))
    if not found:
        raise NotFound
    publish(event(conversation_id=conversation_id, user_id=by), to=acquaintances(by, found))
