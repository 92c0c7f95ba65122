"""Checks the ledger: everything that is stored for speed is computed again from the transfers and compared."""

from collections import Counter, defaultdict
from uuid import UUID

from django.db import connection

from credits.models import LIFETIME, WITHIN, Account, AccountKind, Entry, Hold, HoldState, Kind, MonthlyTotal, Transfer
from skillswap.db import atomic

_CHUNK = 2000


class Audit:
    """A check of the whole ledger in one snapshot. `faults` are sentences; an empty list means that there is none."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        with atomic():
            _one_snapshot()
            self.accounts = {account.pk: account for account in Account.objects.iterator(_CHUNK)}
            self.transfers = self._replay()
            self._check_sum()
            self._check_holds()
            self._check_histories()

    def _replay(self) -> int:
        """Add up the transfers and compare with the balances; returns how many there are."""
        replayed: Counter[UUID] = Counter()
        self.posted: Counter[str] = Counter()  # key → minutes, of what settled holds
        count = 0
        columns = ("pk", "key", "from_account_id", "to_account_id", "amount")
        for pk, key, source, target, amount in Transfer.objects.values_list(*columns).iterator(_CHUNK):
            count += 1
            replayed[source] -= amount
            replayed[target] += amount
            self.posted[key] = amount
            if amount <= 0 or source == target:
                self.faults.append(f"Transfer {pk} moves {amount} minutes from {source} to {target}.")
        for pk in replayed.keys() - self.accounts.keys():
            self.faults.append(f"Transfers name account {pk}, which does not exist.")
        for account in self.accounts.values():
            if account.balance != replayed[account.pk]:
                self.faults.append(
                    f"{account.key}: the balance is {account.balance}, its transfers make {replayed[account.pk]}."
                )
        return count

    def _check_sum(self) -> None:
        total = sum(account.balance for account in self.accounts.values())
        if total:
            self.faults.append(f"All accounts together have {total} minutes instead of none.")
        for account in self.accounts.values():
            if account.kind != AccountKind.FUND and account.balance < 0:
                self.faults.append(f"{account.key}: the balance is negative ({account.balance}).")

    def _check_holds(self) -> None:
        held: Counter[UUID] = Counter()
        for hold in Hold.objects.iterator(_CHUNK):
            if hold.state == HoldState.HELD:
                held[hold.account_id] += hold.minutes
            paid, back = self.posted[f"post:{hold.pk}"], self.posted[f"release:{hold.pk}"]
            expected = (
                (0, 0) if hold.state == HoldState.HELD else (hold.posted_minutes, hold.minutes - hold.posted_minutes)
            )
            if (paid, back) != expected:
                self.faults.append(
                    f"Hold {hold.pk} is {hold.state}: {paid} minutes were paid and {back} given back, "
                    f"it should be {expected[0]} and {expected[1]}."
                )
        for account in self.accounts.values():
            if account.kind == AccountKind.HELD and account.balance != held[account.pk]:
                self.faults.append(
                    f"{account.key}: {account.balance} minutes are held, the open holds make {held[account.pk]}."
                )

    def _check_histories(self) -> None:
        """What members read: entries that add up to what they have, and monthly totals that count them."""
        totals: Counter[UUID] = Counter()
        entries: Counter[UUID] = Counter()
        counted: defaultdict[tuple[UUID, str, str], list[int]] = defaultdict(lambda: [0, 0])
        columns = ("user_id", "kind", "amount", "created_at")
        for user_id, kind, amount, created_at in Entry.objects.values_list(*columns).iterator(_CHUNK):
            if kind not in WITHIN:
                totals[user_id] += amount
                entries[user_id] += 1
            for month in (f"{created_at:%Y-%m}", LIFETIME):
                counted[user_id, month, kind][0] += 1
                counted[user_id, month, kind][1] += amount
        have: Counter[UUID] = Counter()
        for account in self.accounts.values():
            if (owner_id := account.owner_id) is None:
                continue
            have[owner_id] += account.balance
            if account.kind == AccountKind.AVAILABLE and account.entry_count != entries[owner_id]:
                self.faults.append(
                    f"{account.key}: it counts {account.entry_count} entries, there are {entries[owner_id]}."
                )
        for user_id in have.keys() | totals.keys():
            if have[user_id] != totals[user_id]:
                self.faults.append(
                    f"Member {user_id} has {have[user_id]} minutes, their history makes {totals[user_id]}."
                )
        self._check_monthly_totals({key: (count, minutes) for key, (count, minutes) in counted.items()})

    def _check_monthly_totals(self, expected: dict[tuple[UUID, str, str], tuple[int, int]]) -> None:
        columns = ("user_id", "month", "kind", "count", "minutes")
        kept = {
            (user_id, month, kind): (count, minutes)
            for user_id, month, kind, count, minutes in MonthlyTotal.objects.values_list(*columns).iterator(_CHUNK)
        }
        for key in kept.keys() | expected.keys():
            if kept.get(key) != expected.get(key):
                user_id, month, kind = key
                self.faults.append(
                    f"Member {user_id}, {Kind(kind).label} in {month}: "
                    f"the monthly total says {kept.get(key)}, the entries {expected.get(key)}."
                )


def _one_snapshot() -> None:
    """SQLite's and MongoDB's transactions see one state of the database; PostgreSQL's must be asked to."""
    if connection.vendor == "postgresql" and not _nested():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _nested() -> bool:
    return len(connection.savepoint_ids) > 0
