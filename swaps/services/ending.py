"""Cancelling and completing swaps."""

from uuid import UUID

from accounts.models import User
from skills.lessons import sessions_booked
from skillswap.db import transactional
from swaps.deal import is_delivered
from swaps.errors import NotYourTurn, SessionsOpen, SwapNotAccepted, SwapNotPending
from swaps.hooks import open_sessions, sessions_of_swaps
from swaps.models import Swap
from swaps.services.changing import OPEN, cancel_open, change
from swaps.services.locking import lock_agreed
from swaps.services.publishing import publish_and_notify, publish_updated


@transactional
def swap_cancel(*, swap: Swap, by: User) -> Swap:
    """Cancel an own proposal, or an agreed swap, which either of the two may. Again is fine.

    Raises NotYourTurn, SwapNotPending, SessionsOpen while sessions are ahead. Emits swap:updated to both people.
    """
    was = Swap.Status.PENDING if swap.answered_at is None else Swap.Status.ACCEPTED
    if was == Swap.Status.PENDING and by.pk != swap.from_user_id and swap.status == was:
        raise NotYourTurn
    if change(swap, Swap.Status.CANCELLED, was=was, refuse=SwapNotPending):
        _require_no_open_sessions(swap)
        publish_and_notify(swap, "swap_cancelled", to=[swap.other_than(by.pk)])
    return swap


@transactional
def swap_complete(*, swap: Swap, by: User) -> Swap:
    """Complete an agreed swap; either of the two may. Again is fine.

    Raises SwapNotAccepted, SessionsOpen while sessions are ahead. Emits swap:updated to both people.
    """
    if change(swap, Swap.Status.COMPLETED, was=Swap.Status.ACCEPTED, refuse=SwapNotAccepted):
        _require_no_open_sessions(swap)
        publish_and_notify(swap, "swap_completed", to=[swap.other_than(by.pk)])
    return swap


@transactional
def swap_complete_if_done(swap_id: UUID) -> bool:
    """Complete an agreed swap of which everything agreed on took place; returns whether this call did.

    Call it in the transaction in which a session of the swap ended. Emits swap:updated to both people.
    """
    if not lock_agreed(swap_id):
        return False
    swap = Swap.objects.get(pk=swap_id)
    if not is_delivered(swap, sessions_booked(sessions_of_swaps, [swap_id]).get(swap_id, [])):
        return False
    change(swap, Swap.Status.COMPLETED, was=Swap.Status.ACCEPTED, refuse=SwapNotAccepted)
    publish_and_notify(swap, "swap_completed", to=swap.people)
    return True


@transactional
def swaps_cancel_all(user_id: UUID, reason: str) -> None:
    """Cancel what is open of a member who is banned or deleted. Emits swap:updated to both people of each."""
    for side in ("from_user_id", "to_user_id"):
        for swap in Swap.objects.filter(**{side: user_id}, status__in=OPEN):
            if cancel_open(Swap.objects.filter(pk=swap.pk)):
                swap.status = Swap.Status.CANCELLED
                publish_updated(swap)


def _require_no_open_sessions(swap: Swap) -> None:
    """Called after the change: whoever books a session locks the same row, so they come before it or are refused."""
    if any(open_sessions(swap.pk)):
        raise SessionsOpen
