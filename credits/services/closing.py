"""Closing the accounts of a member who leaves."""

from uuid import UUID

from django.utils.translation import gettext as _

from credits import notes
from credits.models import Account, Hold, HoldState, Kind
from credits.services.accounts import RESERVE, AccountRef, accounts_of
from credits.services.holds import hold_release
from credits.services.ledger import Movement, move
from skillswap.db import transactional
from skillswap.errors import Conflict

CLOSE_REASON = notes.LEFT


@transactional
def account_close(*, user_id: UUID, to_user_id: UUID | None) -> None:
    """Move all that a member has to another member or the community's reserve (None), and close the account for good.

    What is still held is given back to them first; again does nothing. Raises AccountClosed when the other one has
    left, Conflict in a race.
    """
    for hold_id in Hold.objects.filter(user_id=user_id, state=HoldState.HELD).values_list("pk", flat=True):
        hold_release(hold_id=hold_id)
    mine = [account.pk for account in accounts_of([user_id]).values() if account.owner_id == user_id]
    if not mine:
        return
    if left := sum(Account.objects.filter(pk__in=mine).values_list("balance", flat=True)):
        target = RESERVE if to_user_id is None else AccountRef(to_user_id)
        move(Movement(Kind.ADJUSTMENT, AccountRef(user_id), target, left, f"close:{user_id}", CLOSE_REASON))
    if Account.objects.filter(pk__in=mine, balance=0).update(owner=None) < len(mine):
        raise Conflict(_("Your credits changed meanwhile."))
