"""Who is writing at this moment; nothing of it is stored."""

from uuid import UUID

from accounts.selectors import acquaintances
from chat.events import Typing, TypingStop
from chat.models import Participant
from realtime.services import publish
from skillswap.errors import NotFound


def typing_publish(*, conversation_id: UUID, by: UUID, typing: bool) -> None:
    """Publish to the other person that `by` is writing, or stopped; not before they are contacts. Raises NotFound.

    In a ring's, to all who are in it: they agreed to it. Emits chat:typing or chat:typing:stop.
    """
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=by, is_blocked=False)
    event = Typing if typing else TypingStop
    side = mine.values("other_id", "is_closed").first()
    if side is None:
        raise NotFound
    to = acquaintances(by, [side["other_id"]]) if side["other_id"] else _ring_of(conversation_id, by, side["is_closed"])
    publish(event(conversation_id=conversation_id, user_id=by), to=to)


def _ring_of(conversation_id: UUID, by: UUID, is_closed: bool) -> list[UUID]:
    """The others who are in it, none once it is closed for `by`."""
    others = Participant.objects.filter(conversation_id=conversation_id, until_seq=None).exclude(user_id=by)
    return [] if is_closed else list(others.values_list("user_id", flat=True))
