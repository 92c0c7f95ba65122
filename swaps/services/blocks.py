"""Swaps of two people of whom one blocked the other are not there, for either of them."""

from uuid import UUID

from moderation.selectors import blocked_between
from notifications.services import notifications_end
from skillswap.db import transactional
from swaps.models import Swap
from swaps.services.changing import cancel_open
from swaps.services.publishing import notification_key


@transactional
def swaps_follow_block(one: UUID, two: UUID) -> bool:
    """Hide the swaps of these two, or show them again, as `blocked_between` decides; returns whether they are hidden.

    What is open is cancelled, without an event: nobody can tell a block from silence.
    """
    blocked = blocked_between(one, two)
    for sender, receiver in ((one, two), (two, one)):
        theirs = Swap.objects.filter(from_user_id=sender, to_user_id=receiver)
        if blocked:
            keys = [notification_key(pk) for pk in theirs.filter(is_open=True).values_list("pk", flat=True)]
            cancel_open(theirs)
            notifications_end(to=[one, two], keys=keys, silently=True)
        theirs.filter(is_hidden=not blocked).update(is_hidden=blocked)
    return blocked
