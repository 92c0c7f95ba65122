"""The one way in which a swap changes its state: on the condition that it still is in the one before."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from skillswap.db.fields import now_ms
from skillswap.errors import Conflict
from swaps.errors import SwapNotPending
from swaps.models import Swap

OPEN = (Swap.Status.PENDING, Swap.Status.ACCEPTED)


def change(swap: Swap, status: Swap.Status, *, was: Swap.Status, refuse: type[Conflict], **fields: Any) -> bool:
    """Move a swap from the state `was` to `status`; True when this call did it, False when it is there already.

    Raises `refuse` for a swap in any other state, and for a proposal that has run out. `swap` is as it is then.
    Call it in a transaction.
    """
    now = now_ms()
    there = Swap.objects.filter(pk=swap.pk, status=was, is_hidden=False)
    if was == Swap.Status.PENDING:
        there = there.filter(expires_at__gt=now)
    if status not in OPEN:
        fields = {"closed_at": now, **fields}
    done = bool(there.update(status=status, is_open=status in OPEN, **fields))
    swap.refresh_from_db()
    if not done and (swap.status != status or swap.is_hidden):
        raise refuse
    return done


def answer(swap: Swap, status: Swap.Status, **fields: Any) -> bool:
    """`change` for what becomes of a proposal when somebody answers it. Raises SwapNotPending."""
    return change(swap, status, was=Swap.Status.PENDING, refuse=SwapNotPending, answered_at=now_ms(), **fields)


def expire(swap: Swap, now: dt.datetime) -> bool:
    """Close a proposal whose time had come at `now`; False when it was answered before. Call it in a transaction."""
    due = Swap.objects.filter(pk=swap.pk, status=Swap.Status.PENDING, expires_at__lte=now)
    done = bool(due.update(status=Swap.Status.EXPIRED, is_open=False, closed_at=swap.expires_at))
    swap.refresh_from_db()
    return done


def cancel_open(swaps: QuerySet[Swap]) -> int:
    """Cancel those of `swaps` that are open, without asking anybody; returns how many. Call it in a transaction."""
    return swaps.filter(is_open=True).update(status=Swap.Status.CANCELLED, is_open=False, closed_at=now_ms())
