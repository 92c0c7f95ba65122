"""Locking a swap while something is decided that depends on its sessions."""

from uuid import UUID

from skillswap.db.locks import lock_rows
from swaps.errors import SwapNotAccepted
from swaps.models import Swap


def swap_lock(swap_id: UUID) -> None:
    """Nobody else ends this swap, nor books a session of it, until the caller's transaction is over.

    Raises SwapNotAccepted unless it is agreed on. Call it in the transaction that books a session, before reading
    which sessions there are.
    """
    if not lock_agreed(swap_id):
        raise SwapNotAccepted


def lock_agreed(swap_id: UUID) -> bool:
    """`swap_lock` that answers: False when the swap is not agreed on."""
    return bool(lock_rows(Swap.objects.filter(pk=swap_id, status=Swap.Status.ACCEPTED, is_hidden=False)))
