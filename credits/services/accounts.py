"""The accounts of the ledger, found by what they are and opened when they are missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from credits.models import FUND_KEY, RESERVE_KEY, Account, AccountKind, account_key


@dataclass(frozen=True)
class AccountRef:
    """An account by what it is; `user_id` None is the fund or the reserve."""

    user_id: UUID | None
    kind: AccountKind = AccountKind.AVAILABLE

    @property
    def key(self) -> str:
        if self.user_id is None:
            return RESERVE_KEY if self.kind == AccountKind.RESERVE else FUND_KEY
        return account_key(self.user_id, self.kind)


FUND = AccountRef(None, AccountKind.FUND)
RESERVE = AccountRef(None, AccountKind.RESERVE)


def accounts_of(user_ids: Iterable[UUID]) -> dict[str, Account]:
    """The fund, the reserve and both accounts of each member, by key; those that are missing are opened."""
    wanted = {ref.key: Account(key=ref.key, kind=ref.kind) for ref in (FUND, RESERVE)}
    for user_id in user_ids:
        for kind in (AccountKind.AVAILABLE, AccountKind.HELD):
            key = account_key(user_id, kind)
            wanted[key] = Account(key=key, owner_id=user_id, kind=kind)
    there = {account.key: account for account in Account.objects.filter(key__in=list(wanted))}
    missing = [account for key, account in sorted(wanted.items()) if key not in there]
    if missing:  # in one order, so that two who open the same accounts do not wait for each other
        Account.objects.bulk_create(missing, ignore_conflicts=True)
        there |= {account.key: account for account in Account.objects.filter(key__in=[new.key for new in missing])}
    return there
