"""Compensation for a session that somebody failed: paid by them, and within bounds by the community's reserve.

It issues no minutes. Who failed pays as much as they have; the reserve, which holds what members left to the
community, gives a member at most FUND_MONTHLY_MINUTES a month (UTC).
"""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from credits.models import RESERVE_KEY, Account, Kind, Transfer
from credits.services.accounts import RESERVE, AccountRef, accounts_of
from credits.services.ledger import Movement, move
from credits.services.transfers import minutes_penalize_up_to
from credits.services.welcome import WELCOME_KEY
from skillswap.db import transactional
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_rows

_FROM_RESERVE = "help"  # begins the key of a transfer that the reserve pays for somebody who had too little


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

    The reserve gives as far as it has something, the month allows it and `reserve_helps`; and only to who had the
    welcome, once an address: or deleting the account and coming back would begin a new month. Call it once a session,
    in the transaction that settles it. Emits credits:changed to the members concerned.
    """
    penalty = minutes_penalize_up_to(
        user_id=from_user_id, minutes=minutes, reason=reason, key=f"penalty:{session_id}", session_id=session_id
    )
    taken = 0 if penalty is None else penalty.amount
    _give(f"half:{session_id}", to_user_id, taken, reason, session_id)
    may_help = reserve_helps and _had_welcome(to_user_id)
    from_reserve = _reserve_share(to_user_id, minutes - taken) if may_help else 0
    _give(f"{_FROM_RESERVE}:{session_id}", to_user_id, from_reserve, reason, session_id)
    return Compensation(taken + from_reserve, taken)


def _give(key: str, user_id: UUID, minutes: int, reason: str, session_id: UUID) -> None:
    if minutes:
        move(Movement(Kind.BONUS, RESERVE, AccountRef(user_id), minutes, key, reason, session_id=session_id))


def _had_welcome(user_id: UUID) -> bool:
    """Whoever comes back with an address that had its welcome has none, also once they change that address."""
    return Transfer.objects.filter(to_user_id=user_id, key__startswith=WELCOME_KEY).exists()


def _reserve_share(user_id: UUID, wanted: int) -> int:
    """How many of the wanted minutes the reserve may give now.

    Locking it makes all who ask at once wait for each other, so that what is read here stays true.
    """
    reserve = accounts_of([])[RESERVE_KEY]
    lock_rows(Account.objects.filter(pk=reserve.pk))
    there = Account.objects.values_list("balance", flat=True).get(pk=reserve.pk)
    left = settings.FUND_MONTHLY_MINUTES - _given_this_month(user_id, reserve)
    return max(0, min(wanted, there, left))


def _given_this_month(user_id: UUID, reserve: Account) -> int:
    month = now_ms().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    got = Transfer.objects.filter(to_user_id=user_id, from_account_id=reserve.pk, created_at__gte=month)
    return sum(amount for key, amount in got.values_list("key", "amount") if key.startswith(f"{_FROM_RESERVE}:"))
