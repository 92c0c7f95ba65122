"""A conversation of two people of whom one blocked the other is not there, for either of them."""

from uuid import UUID

from chat.models import Conversation, Participant, pair_key
from moderation.selectors import blocked_between
from realtime.services import presence_introduce, presence_part
from skillswap.db import transactional


@transactional
def conversation_follow_block(one: UUID, two: UUID) -> bool:
    """Hide the conversation of these two, or show it again, as `blocked_between` says; returns what it says.

    Emits user:offline or user:online to each of the other when that is news.
    """
    blocked = blocked_between(one, two)
    conversation = Conversation.objects.filter(pair_key=pair_key(one, two)).values_list("pk", flat=True).first()
    if conversation is None:
        return blocked
    if Participant.objects.filter(conversation_id=conversation, is_blocked=not blocked).update(is_blocked=blocked):
        tell = presence_part if blocked else presence_introduce
        tell(one, two)
    return blocked
