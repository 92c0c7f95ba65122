"""Calling a swap off, and completing it."""

from uuid import UUID

from accounts.models import User
from skillswap.db import transactional
from swaps.errors import NotYourTurn, SessionsOpen, SwapNotAccepted, SwapNotPending
from swaps.hooks import open_lessons
from swaps.models import Swap
from swaps.selectors import lessons_booked
from swaps.services.changing import change
from swaps.services.holding import hold
from swaps.services.telling import tell_changed

COMPLETED = "completed"  # what a session that was held says


@transactional
def swap_cancel(*, swap: Swap, by: User) -> Swap:
    """Take back an own proposal, or call off what was agreed on; the latter either of the two may. Again is fine.

    Raises NotYourTurn, SwapNotPending, SessionsOpen while lessons are ahead. Emits swap:updated to both people.
    """
    was = Swap.Status.PENDING if swap.answered_at is None else Swap.Status.ACCEPTED
    if was == Swap.Status.PENDING and by.pk != swap.from_user_id and swap.status == was:
        raise NotYourTurn
    if change(swap, Swap.Status.CANCELLED, was=was, refuse=SwapNotPending):
        _require_no_lessons(swap)
        tell_changed(swap, "swap_cancelled", to=[swap.other_than(by.pk)])
    return swap


@transactional
def swap_complete(*, swap: Swap, by: User) -> Swap:
    """Say that an agreed swap is done; either of the two may. Again is fine.

    Raises SwapNotAccepted, SessionsOpen while lessons are ahead. Emits swap:updated to both people.
    """
    if change(swap, Swap.Status.COMPLETED, was=Swap.Status.ACCEPTED, refuse=SwapNotAccepted):
        _require_no_lessons(swap)
        tell_changed(swap, "swap_completed", to=[swap.other_than(by.pk)])
    return swap


@transactional
def swap_complete_if_done(swap_id: UUID) -> bool:
    """Complete an agreed swap of which both lessons were held; returns whether this call did.

    Call it in the transaction in which a session of the swap was completed. Emits swap:updated to both people.
    """
    if not hold(swap_id):
        return False
    swap = Swap.objects.get(pk=swap_id)
    held = {skill for skill, (_, status) in lessons_booked([swap_id]).get(swap_id, {}).items() if status == COMPLETED}
    if not {swap.offered_skill_id, swap.wanted_skill_id} <= held:
        return False
    change(swap, Swap.Status.COMPLETED, was=Swap.Status.ACCEPTED, refuse=SwapNotAccepted)
    tell_changed(swap, "swap_completed", to=swap.people)
    return True


def _require_no_lessons(swap: Swap) -> None:
    """Asked after the change: whoever books a lesson holds the same row, so they come before it or are refused."""
    if any(open_lessons(swap.pk)):
        raise SessionsOpen
