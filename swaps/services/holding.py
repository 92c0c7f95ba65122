"""Keeping a swap as it is while something is booked for it."""

from uuid import UUID

from django.db.models import F

from swaps.errors import SwapNotAccepted
from swaps.models import Swap


def swap_hold(swap_id: UUID) -> None:
    """Nobody else ends this swap, nor books a lesson of it, until the caller's transaction is over.

    Raises SwapNotAccepted unless it is agreed on. Call it in the transaction that books a lesson, before you look
    which lessons there are.
    """
    if not hold(swap_id):
        raise SwapNotAccepted


def hold(swap_id: UUID) -> bool:
    """`swap_hold` that answers: False when the swap is not agreed on."""
    agreed = Swap.objects.filter(pk=swap_id, status=Swap.Status.ACCEPTED, is_hidden=False)
    return bool(agreed.update(bookings=F("bookings") + 1))
