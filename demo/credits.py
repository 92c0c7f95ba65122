"""The welcome of many new people at once, as if each had verified their address when they joined."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import F

from accounts.models import User
from credits.models import FUND_KEY, LIFETIME, Account, AccountKind, Entry, Kind, MonthlyTotal, Transfer, account_key
from credits.services import WELCOME_KEY, WELCOME_REASON
from credits.services.accounts import accounts_of
from skillswap.db import transactional

_BATCH = 2000


@transactional
def welcome_save(users: Sequence[User], *, id_of: Callable[[User], UUID]) -> None:
    """Write what `welcome_grant` writes, for people who have no account yet; `id_of` gives ids of when they joined."""
    minutes = settings.WELCOME_MINUTES
    fund = accounts_of([])[FUND_KEY]
    Account.objects.filter(pk=fund.pk).update(balance=F("balance") - minutes * len(users))
    left = Account.objects.values_list("balance", flat=True).get(pk=fund.pk) + minutes * len(users)
    available = {user: _account(user, AccountKind.AVAILABLE, minutes) for user in users}
    held = [_account(user, AccountKind.HELD, 0) for user in users]
    transfers = [
        Transfer(
            id=id_of(user),
            key=f"{WELCOME_KEY}{user.pk}",  # their addresses are nobody's, and come again with the next community
            kind=Kind.BONUS,
            from_account=fund,
            to_account=available[user],
            to_user=user,
            amount=minutes,
            from_balance=left - minutes * number,
            to_balance=minutes,
            reason=WELCOME_REASON,
            created_at=user.created_at,
        )
        for number, user in enumerate(users, 1)
    ]
    entries = [
        Entry(
            id=id_of(user),
            user=user,
            transfer=transfer,
            kind=Kind.BONUS,
            changes_total=True,
            amount=minutes,
            balance_after=minutes,
            description=WELCOME_REASON,
            created_at=transfer.created_at,
        )
        for user, transfer in zip(users, transfers, strict=True)
    ]
    totals = [
        MonthlyTotal(user_id=entry.user_id, month=month, kind=Kind.BONUS, count=1, minutes=minutes)
        for entry in entries
        for month in (f"{entry.created_at:%Y-%m}", LIFETIME)
    ]
    Account.objects.bulk_create([*available.values(), *held], batch_size=_BATCH)
    Transfer.objects.bulk_create(transfers, batch_size=_BATCH)
    Entry.objects.bulk_create(entries, batch_size=_BATCH)
    MonthlyTotal.objects.bulk_create(totals, batch_size=_BATCH)


def _account(user: User, kind: AccountKind, balance: int) -> Account:
    entry_count = 1 if kind == AccountKind.AVAILABLE else 0
    key = account_key(user.pk, kind)
    return Account(key=key, owner=user, kind=kind, balance=balance, entry_count=entry_count, created_at=user.created_at)
