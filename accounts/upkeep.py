"""Taking away what nobody needs any more."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import structlog
from django.conf import settings

from accounts.exporting import exports_purge
from accounts.hooks import member_traces
from accounts.models import Device, User
from skillswap.batches import delete_in_batches, each_alone, in_batches
from skillswap.db import run
from skillswap.fields import now_ms
from skillswap.ids import first_id_at

log = structlog.get_logger(__name__)

FIRST_VISIT = dt.timedelta(days=1)  # after sign-up: being online then is no second visit


@dataclass(frozen=True)
class Cleaned:
    """How many of each were taken away."""

    accounts: int
    devices: int
    exports: int


def accounts_cleanup() -> Cleaned:
    """Take away unused accounts, ended devices and exports that are past their time. Safe to stop and to repeat.

    What fails is logged and tried again the next night; the others go on.
    """
    return Cleaned(
        accounts=_alone(_unused_accounts_remove),
        devices=_alone(_ended_devices_remove),
        exports=_alone(exports_purge),
    )


def _alone(part: Callable[[], int]) -> int:
    try:
        return part()
    except Exception:
        log.exception("accounts_cleanup_failed", part=part.__name__)
        return 0


def _unused_accounts_remove() -> int:
    """Accounts that were never verified, and never used after the first visit."""
    before = first_id_at(now_ms() - dt.timedelta(days=settings.UNVERIFIED_KEPT_DAYS))
    rows = User.objects.filter(pk__lt=before, is_verified=False, is_active=True, is_banned=False)
    removed = 0
    for batch in in_batches(rows.values("id", "created_at", "last_online_at")):
        unused = [row["id"] for row in batch if not _came_back(row["created_at"], row["last_online_at"])]
        gone = set(unused) - _returned(batch) - set().union(*member_traces(unused))
        removed += each_alone(sorted(gone), _remove, what="account_remove")
    return removed


def _came_back(created_at: dt.datetime, seen_at: dt.datetime | None) -> bool:
    return seen_at is not None and seen_at > created_at + FIRST_VISIT


def _returned(batch: list[dict[str, object]]) -> set[UUID]:
    """Those who used or added a device after the first visit."""
    joined = {row["id"]: row["created_at"] for row in batch}
    used = Device.objects.filter(user_id__in=list(joined)).values_list("user_id", "last_used_at")
    return {user_id for user_id, at in used if _came_back(joined[user_id], at)}  # type: ignore[arg-type]


def _remove(user_id: UUID) -> bool:
    """False when the address was proved a moment ago: then the account stays."""
    return bool(run(User.objects.filter(pk=user_id, is_verified=False).delete)[0])


def _ended_devices_remove() -> int:
    before = now_ms() - dt.timedelta(days=settings.ENDED_DEVICES_KEPT_DAYS)
    return delete_in_batches(Device.objects.filter(ended=True, last_used_at__lt=before))
