"""One movement between two accounts: balances, the transfer, the members' entries and monthly totals, the events.

Everything here runs inside the transaction of the service that calls it.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from credits.errors import AccountClosed, InsufficientCredits
from credits.events import CreditsChanged
from credits.models import (
    LIFETIME,
    WITHIN,
    Account,
    AccountKind,
    Entry,
    Kind,
    MonthlyTotal,
    Transfer,
    account_key,
)
from credits.services.accounts import AccountRef, accounts_of
from realtime.services import publish_many
from skillswap.db.fields import now_ms
from skillswap.db.locks import lock_in_order

SHARED = (AccountKind.FUND, AccountKind.RESERVE)


@dataclass(frozen=True)
class Movement:
    """What to move and why. `key` is unique: the movement happens once."""

    kind: Kind
    source: AccountRef
    target: AccountRef
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
    counted = [accounts[account_key(user_id, AccountKind.AVAILABLE)].pk for user_id in movement.members]
    touched = Account.objects.filter(pk__in=[source.pk, target.pk, *counted])
    lock_in_order(touched.exclude(kind__in=SHARED))  # what all share comes last, and so is held for the shortest time
    lock_in_order(touched.filter(kind__in=SHARED))
    _take(source, movement.minutes)
    _give(target, movement)
    if movement.kind not in WITHIN:
        Account.objects.filter(pk__in=counted).update(entry_count=F("entry_count") + 1)
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
    _record_entries(movement, transfer, balances)
    return transfer


def _take(source: Account, minutes: int) -> None:
    """Subtract if the balance suffices; only the fund may be negative. Raises InsufficientCredits."""
    account = Account.objects.filter(pk=source.pk)
    if source.kind != AccountKind.FUND:
        account = account.filter(balance__gte=minutes)
    if not account.update(balance=F("balance") - minutes):
        raise InsufficientCredits


def _give(target: Account, movement: Movement) -> None:
    """Add to the target, unless its owner has left: a closed account has no owner. Raises AccountClosed."""
    account = Account.objects.filter(pk=target.pk, owner_id=movement.target.user_id)
    if not account.update(balance=F("balance") + movement.minutes):
        raise AccountClosed


def _record_entries(movement: Movement, transfer: Transfer, balances: dict[str, int]) -> None:
    """Write each member's side of the transfer, count it in their totals, and publish credits:changed to them."""
    entries = []
    events = []
    for user_id in movement.members:
        kind, amount = seen_by(movement, user_id)
        available = balances[account_key(user_id, AccountKind.AVAILABLE)]
        held = balances[account_key(user_id, AccountKind.HELD)]
        entries.append(_entry(movement, transfer, user_id, kind, amount, available, held))
        changed = CreditsChanged(available_minutes=available, held_minutes=held, kind=kind, amount_minutes=amount)
        events.append((changed, [user_id]))
    Entry.objects.bulk_create(entries)
    for entry in entries:
        _count(entry)
    publish_many(events)


def _entry(
    movement: Movement, transfer: Transfer, user_id: UUID, kind: Kind, amount: int, available: int, held: int
) -> Entry:
    within = movement.kind in WITHIN
    return Entry(
        user_id=user_id,
        transfer=transfer,
        kind=kind,
        changes_total=not within,
        amount=amount,
        balance_after=available if within else available + held,
        counterpart_id=next((other for other in movement.members if other != user_id), None),
        session_id=movement.session_id,
        description=movement.reason,
        created_at=transfer.created_at,
    )


def seen_by(movement: Movement, user_id: UUID) -> tuple[Kind, int]:
    """Kind and signed minutes from a member's side: what one earns, the other spends."""
    if movement.kind == Kind.RELEASE:
        return Kind.RELEASE, movement.minutes
    if user_id != movement.source.user_id:
        return movement.kind, movement.minutes
    return Kind.SPENT if movement.kind == Kind.EARNED else movement.kind, -movement.minutes


def _count(entry: Entry) -> None:
    """Raise the monthly totals. The member's account is locked by now, so nobody else makes the first row of a kind."""
    for month in (f"{entry.created_at:%Y-%m}", LIFETIME):
        row = MonthlyTotal.objects.filter(user_id=entry.user_id, month=month, kind=entry.kind)
        if not row.update(count=F("count") + 1, minutes=F("minutes") + entry.amount):
            MonthlyTotal.objects.create(
                user_id=entry.user_id, month=month, kind=entry.kind, count=1, minutes=entry.amount
            )
