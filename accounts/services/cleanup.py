"""Deleting what nobody needs any more."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import structlog
from django.conf import settings

from accounts.hooks import member_traces
from accounts.models import AddressChange, Device, EmailSignIn, PasskeyChallenge, User
from accounts.services.export_files import exports_purge
from skillswap.db import run
from skillswap.db.batches import delete_in_batches, each_alone, in_batches
from skillswap.db.fields import now_ms
from skillswap.db.ids import first_id_at

log = structlog.get_logger(__name__)

FIRST_VISIT = dt.timedelta(days=1)  # after sign-up: being online then is no second visit


@dataclass(frozen=True)
class Cleaned:
    """How many of each were deleted."""

    accounts: int
    devices: int
    exports: int
    challenges: int
    mailed: int  # sign-ins and changes of address


def accounts_cleanup() -> Cleaned:
    """Delete unused accounts, ended devices, expired exports and challenges that no passkey answered.

    Safe to stop and to repeat. What fails is logged and tried again the next night; the others go on.
    """
    return Cleaned(
        accounts=_alone(_unused_accounts_remove),
        devices=_alone(_ended_devices_remove),
        exports=_alone(exports_purge),
        challenges=_alone(_challenges_remove),
        mailed=_alone(_mailed_remove),
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
        unused = [row["id"] for row in batch if not _used_again(row["created_at"], row["last_online_at"])]
        gone = set(unused) - _returned(batch) - set().union(*member_traces(unused))
        removed += each_alone(sorted(gone), _remove, what="account_remove")
    return removed


def _used_again(created_at: dt.datetime, seen_at: dt.datetime | None) -> bool:
    return seen_at is not None and seen_at > created_at + FIRST_VISIT


def _returned(batch: list[dict[str, object]]) -> set[UUID]:
    """Those who used or added a device after the first visit."""
    joined = {row["id"]: row["created_at"] for row in batch}
    used = Device.objects.filter(user_id__in=list(joined)).values_list("user_id", "last_used_at")
    return {user_id for user_id, at in used if _used_again(joined[user_id], at)}  # type: ignore[arg-type]


def _remove(user_id: UUID) -> bool:
    """False when the address was proved a moment ago: then the account stays."""
    return bool(run(User.objects.filter(pk=user_id, is_verified=False).delete)[0])


def _challenges_remove() -> int:
    return delete_in_batches(PasskeyChallenge.objects.filter(expires_at__lt=now_ms()))


def _ended_devices_remove() -> int:
    before = now_ms() - dt.timedelta(days=settings.ENDED_DEVICES_KEPT_DAYS)
    return delete_in_batches(Device.objects.filter(ended=True, last_used_at__lt=before))


def _mailed_remove() -> int:
    """A day is how long tries of codes are counted; a change of address is kept until it can no longer be undone."""
    now = now_ms()
    asked = EmailSignIn.objects.filter(created_at__lt=now - dt.timedelta(days=1))
    changes = AddressChange.objects.filter(created_at__lt=now - dt.timedelta(days=settings.ADDRESS_UNDO_DAYS))
    return delete_in_batches(asked) + delete_in_batches(changes)
