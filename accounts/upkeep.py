"""Taking away what nobody needs any more."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from accounts.exporting import exports_purge
from accounts.hooks import member_traces
from accounts.models import Device, User
from skillswap.batches import delete_in_batches, in_batches
from skillswap.db import run
from skillswap.fields import now_ms
from skillswap.ids import first_id_at

FIRST_VISIT = dt.timedelta(days=1)  # after sign-up: being online then is no second visit


@dataclass(frozen=True)
class Cleaned:
    """How many of each were taken away."""

    accounts: int
    devices: int
    exports: int


def accounts_cleanup() -> Cleaned:
    """Take away unused accounts, ended devices and exports that are past their time. Safe to stop and to repeat."""
    return Cleaned(accounts=_unused_accounts_remove(), devices=_ended_devices_remove(), exports=exports_purge())


def _unused_accounts_remove() -> int:
    """Accounts that were never verified, and never used after the first visit."""
    before = first_id_at(now_ms() - dt.timedelta(days=settings.UNVERIFIED_KEPT_DAYS))
    rows = User.objects.filter(pk__lt=before, is_verified=False, is_active=True, is_banned=False)
    removed = 0
    for batch in in_batches(rows.values("id", "created_at", "last_online_at")):
        unused = [row["id"] for row in batch if not _came_back(row["created_at"], row["last_online_at"])]
        removed += _remove(set(unused) - _returned(batch) - set().union(*member_traces(unused)))
    return removed


def _came_back(created_at: dt.datetime, seen_at: dt.datetime | None) -> bool:
    return seen_at is not None and seen_at > created_at + FIRST_VISIT


def _returned(batch: list[dict[str, object]]) -> set[UUID]:
    """Those who used or added a device after the first visit."""
    joined = {row["id"]: row["created_at"] for row in batch}
    used = Device.objects.filter(user_id__in=list(joined)).values_list("user_id", "last_used_at")
    return {user_id for user_id, at in used if _came_back(joined[user_id], at)}  # type: ignore[arg-type]


def _remove(ids: set[UUID]) -> int:
    """Whoever verified the address a moment ago stays."""
    if not ids:
        return 0
    still = list(User.objects.filter(pk__in=list(ids), is_verified=False).values_list("pk", flat=True))
    run(User.objects.filter(pk__in=still, is_verified=False).delete)
    return len(still)


def _ended_devices_remove() -> int:
    before = now_ms() - dt.timedelta(days=settings.ENDED_DEVICES_KEPT_DAYS)
    return delete_in_batches(Device.objects.filter(ended=True, last_used_at__lt=before))
