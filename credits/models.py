"""The double-entry ledger, in whole minutes. `docs/ledger.md` explains how its rows are related.

Only `credits.services` writes here.
"""

from typing import Any, NoReturn
from uuid import UUID

from django.conf import settings
from django.db import models

from skillswap.db.fields import KeyedModel, MsDateTimeField, now_ms
from skillswap.db.locks import LockableModel

FUND_KEY = "fund"
RESERVE_KEY = "reserve"
MAX_MINUTES = 1_000_000  # in one movement
REASON_LENGTH = 500
LIFETIME = "all"  # the `month` of a total over all months


class Kind(models.TextChoices):
    """What a movement was, from the side of the member who reads it."""

    EARNED = "earned"
    SPENT = "spent"
    HOLD = "hold"
    RELEASE = "release"
    BONUS = "bonus"
    REFUND = "refund"
    PENALTY = "penalty"
    ADJUSTMENT = "adjustment"


# Movements between a member's own two accounts; every other kind changes what the member has in all.
WITHIN = (Kind.HOLD, Kind.RELEASE)


class AccountKind(models.TextChoices):
    AVAILABLE = "available"
    HELD = "held"
    FUND = "fund"
    RESERVE = "reserve"


class Account(KeyedModel, LockableModel):
    """An account of the ledger, in minutes. A member has one available and one held account; the fund is one row and
    issues minutes, so it may be negative.

    The reserve is one row too: what members left to the community and what those who failed others paid. It never
    has less than none, and what is given for somebody's failure comes from it alone.

    `balance` is the sum of the transfers. `entry_count` (on available accounts) counts the member's entries that
    change their total: it is raised by each of them, which puts a member's movements into one order.
    """

    key = models.CharField(max_length=60, unique=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=9, choices=AccountKind)
    balance = models.BigIntegerField(default=0)
    entry_count = models.IntegerField(default=0)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=AccountKind.FUND) | models.Q(balance__gte=0), name="account_not_negative"
            )
        ]

    def __str__(self) -> str:
        names = {AccountKind.FUND: "Community fund", AccountKind.RESERVE: "Community reserve"}
        return names.get(AccountKind(self.kind)) or f"{self.get_kind_display()} of {self.owner}"


def account_key(user_id: UUID, kind: str) -> str:
    return f"{user_id}:{kind}"


class WrittenOnceQuerySet(models.QuerySet[Any]):
    def update(self, **changes: Any) -> NoReturn:
        raise TypeError("The ledger is never changed.")

    def delete(self) -> NoReturn:
        raise TypeError("The ledger is never changed.")


class WrittenOnce(KeyedModel):
    """Rows that are written and then stay as they are."""

    objects = WrittenOnceQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise TypeError("The ledger is never changed.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise TypeError("The ledger is never changed.")


class Transfer(WrittenOnce):
    """One movement: `amount` minutes left one account and reached another. `key` makes it happen once.

    The members of both sides are copied from the accounts; None is the fund, or a deleted account.
    `actor` is who decided it; None for SkillSwap itself.
    """

    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    from_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    to_account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    from_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    amount = models.BigIntegerField()
    from_balance = models.BigIntegerField()  # after it
    to_balance = models.BigIntegerField()
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    session_id = models.UUIDField(null=True)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="transfer_moves_something")]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount} min"


class Entry(WrittenOnce):
    """A transfer as one member's history shows it: signed, with what they had after it.

    `balance_after` is the member's total (available and held); for holds and releases, what is available.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    changes_total = models.BooleanField()
    amount = models.BigIntegerField()
    balance_after = models.BigIntegerField()
    counterpart = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    session_id = models.UUIDField(null=True)
    description = models.CharField(max_length=REASON_LENGTH, blank=True)
    created_at = MsDateTimeField(default=now_ms)

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["user", "changes_total", "-id"], name="entry_of_user"),
            models.Index(fields=["user", "kind", "-id"], name="entry_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount:+} min"


class MonthlyTotal(KeyedModel):
    """How many entries of a kind a member has in a month ("2026-11", UTC) or ever, and their minutes together.

    Lists and charts read it instead of counting.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    month = models.CharField(max_length=7)
    kind = models.CharField(max_length=10, choices=Kind)
    count = models.IntegerField(default=0)
    minutes = models.BigIntegerField(default=0)  # signed, as the entries are

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "month", "kind"], name="monthly_total_once")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.month}"


class HoldState(models.TextChoices):
    HELD = "held"
    POSTED = "posted"
    RELEASED = "released"


class Hold(KeyedModel):
    """Minutes set aside for a session. It is posted (paid, the rest given back) or released, once."""

    key = models.CharField(max_length=120, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)  # the held one
    minutes = models.IntegerField()
    session_id = models.UUIDField(null=True)
    state = models.CharField(max_length=8, choices=HoldState, default=HoldState.HELD)
    posted_minutes = models.IntegerField(default=0)
    posted_to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = MsDateTimeField(default=now_ms)
    settled_at = MsDateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "state", "-id"], name="hold_of_user")]

    def __str__(self) -> str:
        return f"{self.minutes} min {self.state}"
