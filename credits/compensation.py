"""What somebody gets for another's failure: from who failed, and within bounds from the community's reserve.

It makes no minutes. Whoever fails pays as far as they have something; the reserve holds what members left to the
community, and gives a member at most FUND_MONTHLY_MINUTES a month (UTC).
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import F

from credits.ledger import RESERVE, Movement, Place, accounts_of, move
from credits.models import RESERVE_KEY, Account, Kind, Transfer
from credits.services import minutes_penalize_up_to
from skillswap.db import transactional
from skillswap.fields import now_ms

_HELP = "help"  # begins the key of a transfer that the reserve pays for somebody who had too little


@dataclass(frozen=True)
class Compensation:
    """Minutes that were given to the one, and of them those that were taken from the other."""

    given: int
    taken: int


@transactional
def compensation_give(
    *, to_user_id: UUID, from_user_id: UUID, minutes: int, reserve_helps: bool, reason: str, session_id: UUID
) -> Compensation:
    """Give `minutes` for a failed session: what `from_user_id` has of them, and the rest from the reserve.

    The reserve gives as far as it has something, the month allows it and `reserve_helps`. Call it once a session, in
    the transaction that settles it. Emits credits:changed to the members concerned.
    """
    penalty = minutes_penalize_up_to(
        user_id=from_user_id, minutes=minutes, reason=reason, key=f"penalty:{session_id}", session_id=session_id
    )
    taken = 0 if penalty is None else penalty.amount
    _give(f"half:{session_id}", to_user_id, taken, reason, session_id)
    helped = _help(to_user_id, minutes - taken) if reserve_helps else 0
    _give(f"{_HELP}:{session_id}", to_user_id, helped, reason, session_id)
    return Compensation(taken + helped, taken)


def _give(key: str, user_id: UUID, minutes: int, reason: str, session_id: UUID) -> None:
    if minutes:
        move(Movement(Kind.BONUS, RESERVE, Place(user_id), minutes, key, reason, session_id=session_id))


def _help(user_id: UUID, wanted: int) -> int:
    """How many of the wanted minutes the reserve may give now.

    Raising its `lines` makes all who ask at once wait for each other, so that what is read here stays true.
    """
    reserve = accounts_of([])[RESERVE_KEY]
    Account.objects.filter(pk=reserve.pk).update(lines=F("lines") + 1)
    there = Account.objects.values_list("balance", flat=True).get(pk=reserve.pk)
    left = settings.FUND_MONTHLY_MINUTES - _helped_this_month(user_id, reserve)
    return max(0, min(wanted, there, left))


def _helped_this_month(user_id: UUID, reserve: Account) -> int:
    month = now_ms().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    got = Transfer.objects.filter(to_user_id=user_id, from_account_id=reserve.pk, created_at__gte=month)
    return sum(amount for key, amount in got.values_list("key", "amount") if key.startswith(f"{_HELP}:"))
