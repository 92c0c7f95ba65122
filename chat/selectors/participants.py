"""Who takes part in a conversation, and with whom."""

from collections.abc import Collection, Iterable
from typing import TypeVar
from uuid import UUID

from chat.messages import Row
from chat.models import Participant
from chat.reach import REACH
from skillswap.errors import NotFound

CONTACTS_SHOWN = 500

R = TypeVar("R", bound=Row)


def correspondents(user_id: UUID, among: Collection[UUID] | None) -> list[UUID]:
    """People who wrote to the member and whom the member wrote to, the most recent CONTACTS_SHOWN: one query.

    Handler of `acquainted`.
    """
    mine = Participant.objects.filter(user_id=user_id, both_wrote=True)
    if among is not None:
        mine = mine.filter(other_id__in=list(among))
    others = mine.order_by("-last_message_at", "-id").values_list("other_id", flat=True)[:CONTACTS_SHOWN]
    return [pk for pk in others if pk is not None]  # in a ring's nobody's `both_wrote` is set


def has_written_to(viewer_id: UUID, owner_id: UUID) -> bool:
    """True when `owner` wrote to `viewer`: who writes shows who they are. Handler of `may_see_private`. One query."""
    return Participant.objects.filter(user_id=owner_id, other_id=viewer_id, has_written=True).exists()


def takes_part(user_id: UUID, conversation_id: UUID) -> bool:
    return Participant.objects.filter(conversation_id=conversation_id, user_id=user_id, is_blocked=False).exists()


def reach_in(user_id: UUID, conversation_id: UUID) -> Row:
    """REACH of the member's side: one query. Raises NotFound for somebody who does not take part."""
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=user_id, is_blocked=False)
    row = mine.values(*REACH).first()
    if row is None:
        raise NotFound
    return row


def unhidden(rows: Iterable[R], user_id: UUID) -> list[R]:
    """Those of these rows of messages, with `conversation_id`, that no block hides from the member. One query.

    In a ring's also what somebody wrote who is not hidden: it may quote, or stand beside, what one may not see.
    """
    found = list(rows)
    among = {row["conversation_id"] for row in found}
    blocked = Participant.objects.filter(user_id=user_id, conversation_id__in=list(among), is_blocked=True)
    hidden = set(blocked.values_list("conversation_id", flat=True)) if among else set()
    return [row for row in found if row["conversation_id"] not in hidden]


def ring_conversations_of(user_id: UUID) -> set[UUID]:
    """The conversations of rings that the member is or was in: one query."""
    mine = Participant.objects.filter(user_id=user_id, other_id=None)
    return set(mine.values_list("conversation_id", flat=True))


def other_in(user_id: UUID, conversation_id: UUID) -> UUID:
    """With whom the member talks there: one query. Raises NotFound, for a ring's too."""
    mine = Participant.objects.filter(conversation_id=conversation_id, user_id=user_id, is_blocked=False)
    other = mine.values_list("other_id", flat=True).first()
    if other is None:
        raise NotFound
    return other
