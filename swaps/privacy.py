"""Swaps in a member's export, and what becomes of them when they leave."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from accounts.selectors import cards_of
from skillswap.http.json import iso
from swaps.models import Swap


def swaps_data(user_id: UUID) -> tuple[str, list[dict[str, Any]]]:
    """A member's swaps for their export. Handler of `member_data`."""
    sides = [Q(from_user_id=user_id), Q(to_user_id=user_id)]
    swaps = [swap for side in sides for swap in Swap.objects.filter(side, is_hidden=False).order_by("-id")]
    people = cards_of(swap.other_than(user_id) for swap in swaps)
    return "swaps", [
        {
            "id": str(swap.pk),
            "proposedByMe": swap.from_user_id == user_id,
            "with": people[swap.other_than(user_id)]["name"],
            "offered": {"skill": swap.offered_skill_name, "minutes": swap.offered_minutes},
            "wanted": {"skill": swap.wanted_skill_name, "minutes": swap.wanted_minutes},
            "message": swap.message,
            "status": swap.status,
            "createdAt": iso(swap.created_at),
            "answeredAt": iso(swap.answered_at),
            "closedAt": iso(swap.closed_at),
        }
        for swap in swaps
    ]


def swaps_erase(user_id: UUID) -> None:
    """Take away what a member wrote. Handler of `member_erase`."""
    Swap.objects.filter(from_user_id=user_id).update(message="")


def members_with_swaps(user_ids: list[UUID]) -> set[UUID]:
    """Those who sent or received a proposal. Handler of `member_traces`."""
    received = Swap.objects.filter(to_user_id__in=user_ids).values_list("to_user_id", flat=True)
    return {*received, *Swap.objects.filter(from_user_id__in=user_ids).values_list("from_user_id", flat=True)}
