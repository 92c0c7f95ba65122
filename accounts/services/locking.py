"""Keeping members where they are while something is begun with them."""

from uuid import UUID

from accounts.models import User
from skillswap.db.locks import lock_rows
from skillswap.errors import NotFound


def members_lock(*user_ids: UUID) -> None:
    """None of these members leaves or is banned until the transaction is over. Raises NotFound when one has.

    Call it first in the transaction that begins something between them: whoever leaves then either waits, and ends
    what was begun, or was first. Leaving takes members' rows before swaps and conversations too, so nobody waits in a
    circle.
    """
    if lock_rows(User.objects.active().filter(pk__in=user_ids)) < len(user_ids):
        raise NotFound


def account_lock(user_id: UUID) -> None:
    """The member does not delete their account until the transaction is over. Raises NotFound when they have.

    Call it first in the transaction that writes something of their own: what another tab sends at that moment must not
    bring anything of theirs back.
    """
    if not lock_rows(User.objects.filter(pk=user_id, is_active=True)):
        raise NotFound
