"""One movement between two accounts: balances, the transfer, the members' entries and tallies, the events.

Everything here runs inside the transaction of the service that calls it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from credits.errors import AccountClosed, InsufficientCredits
from credits.events import CreditsChanged
from credits.models import (
    FUND_KEY,
    LIFETIME,
    RESERVE_KEY,
    WITHIN,
    Account,
    AccountKind,
    Entry,
    Kind,
    Tally,
    Transfer,
    account_key,
)
from realtime.services import publish_many
from skillswap.fields import now_ms


@dataclass(frozen=True)
class Place:
    """An account by what it is; `user_id` None is the fund or the reserve."""

    user_id: UUID | None
    kind: AccountKind = AccountKind.AVAILABLE

    @property
    def key(self) -> str:
        if self.user_id is None:
            return RESERVE_KEY if self.kind == AccountKind.RESERVE else FUND_KEY
        return account_key(self.user_id, self.kind)


FUND = Place(None, AccountKind.FUND)
RESERVE = Place(None, AccountKind.RESERVE)


@dataclass(frozen=True)
class Movement:
    """What to move and why; `key` names it once and for all."""

    kind: Kind
    source: Place
    target: Place
    minutes: int
    key: str
    reason: str = ""
    actor_id: UUID | None = None
    session_id: UUID | None = None

    @property
    def members(self) -> list[UUID]:
        """Whose history shows it, the source first."""
        both = (self.source.user_id, self.target.user_id)
        return list(dict.fromkeys(user_id for user_id in both if user_id is not None))


def move(movement: Movement) -> Transfer:
    """Carry out a movement. Raises InsufficientCredits, and then nothing was written; AccountClosed.

    The source is taken from first and on a condition: of all who spend at once, only as many succeed as
    the balance has room for. Emits credits:changed to the members concerned.
    """
    accounts = accounts_of(movement.members)
    source, target = accounts[movement.source.key], accounts[movement.target.key]
    mine = [accounts[account_key(user_id, AccountKind.AVAILABLE)].pk for user_id in movement.members]
    _lock([source.pk, target.pk, *mine])
    _take(source, movement.minutes)
    _give(target, movement)
    if movement.kind not in WITHIN:
        Account.objects.filter(pk__in=mine).update(lines=F("lines") + 1)
    balances = dict(Account.objects.filter(key__in=list(accounts)).values_list("key", "balance"))
    transfer = Transfer.objects.create(
        key=movement.key,
        kind=movement.kind,
        from_account=source,
        to_account=target,
        from_user_id=movement.source.user_id,
        to_user_id=movement.target.user_id,
        amount=movement.minutes,
        from_balance=balances[source.key],
        to_balance=balances[target.key],
        reason=movement.reason,
        actor_id=movement.actor_id,
        session_id=movement.session_id,
        created_at=now_ms(),
    )
    _tell(movement, transfer, balances)
    return transfer


def _lock(account_ids: Collection[UUID]) -> None:
    """Always in one order, so that two who pay each other wait in line instead of for each other.

    PostgreSQL needs it, where ending such a deadlock takes a second; the others lock all, or run again at once.
    """
    list(Account.objects.select_for_update().filter(pk__in=account_ids).order_by("pk").values_list("pk"))


def _take(source: Account, minutes: int) -> None:
    rich = Account.objects.filter(pk=source.pk)
    if source.kind != AccountKind.FUND:
        rich = rich.filter(balance__gte=minutes)
    if not rich.update(balance=F("balance") - minutes):
        raise InsufficientCredits


def _give(target: Account, movement: Movement) -> None:
    """Nobody gives to who has left: a closed account has no owner."""
    living = Account.objects.filter(pk=target.pk, owner_id=movement.target.user_id)
    if not living.update(balance=F("balance") + movement.minutes):
        raise AccountClosed


def _tell(movement: Movement, transfer: Transfer, balances: dict[str, int]) -> None:
    """Write each member's side of the transfer, and tell them."""
    events = []
    entries = []
    for user_id in movement.members:
        kind, amount = seen_by(movement, user_id)
        available = balances[account_key(user_id, AccountKind.AVAILABLE)]
        held = balances[account_key(user_id, AccountKind.HELD)]
        within = movement.kind in WITHIN
        others = [other for other in movement.members if other != user_id]
        entries.append(
            Entry(
                user_id=user_id,
                transfer=transfer,
                kind=kind,
                changes_total=not within,
                amount=amount,
                balance_after=available if within else available + held,
                counterpart_id=others[0] if others else None,
                session_id=movement.session_id,
                description=movement.reason,
                created_at=transfer.created_at,
            )
        )
        changed = CreditsChanged(available_minutes=available, held_minutes=held, kind=kind, amount_minutes=amount)
        events.append((changed, [user_id]))
    Entry.objects.bulk_create(entries)
    for entry in entries:
        _count(entry)
    publish_many(events)


def seen_by(movement: Movement, user_id: UUID) -> tuple[Kind, int]:
    """Kind and signed minutes from a member's side: what one earns, the other spends."""
    if movement.kind == Kind.RELEASE:
        return Kind.RELEASE, movement.minutes
    if user_id != movement.source.user_id:
        return movement.kind, movement.minutes
    return Kind.SPENT if movement.kind == Kind.EARNED else movement.kind, -movement.minutes


def _count(entry: Entry) -> None:
    """Raise the tallies. The member's account is locked by now, so nobody else makes the first row of a kind."""
    for month in (f"{entry.created_at:%Y-%m}", LIFETIME):
        row = Tally.objects.filter(user_id=entry.user_id, month=month, kind=entry.kind)
        if not row.update(count=F("count") + 1, minutes=F("minutes") + entry.amount):
            Tally.objects.create(user_id=entry.user_id, month=month, kind=entry.kind, count=1, minutes=entry.amount)


def accounts_of(user_ids: Iterable[UUID]) -> dict[str, Account]:
    """The fund, the reserve and both accounts of each member, by key; those that are missing are opened."""
    wanted = {place.key: Account(key=place.key, kind=place.kind) for place in (FUND, RESERVE)}
    for user_id in user_ids:
        for kind in (AccountKind.AVAILABLE, AccountKind.HELD):
            key = account_key(user_id, kind)
            wanted[key] = Account(key=key, owner_id=user_id, kind=kind)
    there = {account.key: account for account in Account.objects.filter(key__in=list(wanted))}
    if missing := [account for key, account in sorted(wanted.items()) if key not in there]:  # in one order, as `_lock`
        Account.objects.bulk_create(missing, ignore_conflicts=True)
        there |= {account.key: account for account in Account.objects.filter(key__in=[new.key for new in missing])}
    return there
