"""Accepting and rejecting a proposal."""

from uuid import UUID

from accounts.models import User
from chat.models import Message
from chat.services import Draft, card_send, conversation_open
from realtime.services import presence_introduce
from skillswap.db import run, transactional
from skillswap.db.fields import now_ms
from swaps.errors import NotYourTurn, SwapNotPending, UnequalMinutes
from swaps.models import Swap
from swaps.services.changing import answer
from swaps.services.publishing import publish_and_notify


def swap_accept(*, swap: Swap, by: User, unequal_agreed: bool) -> Swap:
    """Accept a proposal: the two can write to each other and book their sessions. Again is fine.

    Raises NotYourTurn, SwapNotPending, UnequalMinutes unless `unequal_agreed` when the sessions differ in length,
    NotFound. Emits swap:updated and chat:message:new to both people, who are contacts from now on.
    Call it outside a transaction.
    """
    require_receiver(swap, by)
    if swap.status == Swap.Status.ACCEPTED:
        return swap
    if swap.status != Swap.Status.PENDING or swap.expires_at <= now_ms():
        raise SwapNotPending
    if swap.is_unequal and not unequal_agreed:
        raise UnequalMinutes
    conversation, _ = conversation_open(by=by, with_id=swap.from_user_id, for_agreement=True)
    return run(_accept, swap, by, conversation.pk)


def _accept(swap: Swap, by: User, conversation_id: UUID) -> Swap:
    if answer(swap, Swap.Status.ACCEPTED, conversation_id=conversation_id):
        card_send(
            Draft(
                conversation_id=conversation_id,
                sender_id=by.pk,
                client_id=swap.pk,
                content=f"We agreed on a swap: {swap.offered_skill_name} for {swap.wanted_skill_name}.",
                kind=Message.Kind.SWAP,
                subject_id=swap.pk,
                subject={"offeredSkillName": swap.offered_skill_name, "wantedSkillName": swap.wanted_skill_name},
            )
        )
        publish_and_notify(swap, "swap_accepted", to=[swap.from_user_id])
        presence_introduce(*swap.people)
    return swap


@transactional
def swap_reject(*, swap: Swap, by: User) -> Swap:
    """Reject a proposal. Again is fine. Raises NotYourTurn, SwapNotPending. Emits swap:updated to both people."""
    require_receiver(swap, by)
    if answer(swap, Swap.Status.REJECTED):
        publish_and_notify(swap, "swap_rejected", to=[swap.from_user_id])
    return swap


def require_receiver(swap: Swap, by: User) -> None:
    """Raises NotYourTurn unless the proposal went to `by`."""
    if by.pk != swap.to_user_id:
        raise NotYourTurn
