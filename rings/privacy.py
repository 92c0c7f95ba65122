"""Rings in a member's export, and what becomes of them when they leave."""

from typing import Any
from uuid import UUID

from accounts.selectors import cards_of
from rings.models import DismissedHint, RingMember
from rings.shape import ENDED_AS, seats_seen
from skills.models import Topic
from skillswap.http.json import iso


def rings_data(user_id: UUID) -> tuple[str, list[dict[str, Any]]]:
    """A member's rings for their export, with those whom they saw in them by name. Handler of `member_data`."""
    mine = list(RingMember.objects.filter(user_id=user_id, is_hidden=False).select_related("ring").order_by("-id"))
    parts = list(RingMember.objects.filter(ring_id__in=[part.ring_id for part in mine]))
    people = cards_of(part.user_id for part in parts)
    return "rings", [
        {
            "id": str(part.ring_id),
            "status": ENDED_AS[part.left_reason] if part.left_at else part.ring.status,
            "teach": part.skill_name,
            "with": [
                people[other.user_id]["name"]
                for other in seats_seen(part.ring, part, [one for one in parts if one.ring_id == part.ring_id])
                if other is not None and other.pk != part.pk
            ],
            "answer": part.answer,
            "words": part.words,
            "createdAt": iso(part.created_at),
            "answeredAt": iso(part.answered_at),
            "leftAt": iso(part.left_at),
        }
        for part in mine
    ]


def hints_data(user_id: UUID) -> tuple[str, list[dict[str, Any]]]:
    """What the member wants to hear no more that they could teach. Handler of `member_data`."""
    rows = list(DismissedHint.objects.filter(user_id=user_id).order_by("id").values_list("topic_id", "created_at"))
    names = dict(Topic.objects.filter(pk__in=[topic for topic, _ in rows]).values_list("pk", "name"))
    return "hints_dismissed", [{"topic": names.get(topic, ""), "createdAt": iso(at)} for topic, at in rows]


def rings_erase(user_id: UUID) -> None:
    """Take away what a member wrote, and which hints they dismissed. Handler of `member_erase`."""
    DismissedHint.objects.filter(user_id=user_id).delete()
    RingMember.objects.filter(user_id=user_id).update(words="")


def members_with_rings(user_ids: list[UUID]) -> set[UUID]:
    """Those who said yes to a ring. Handler of `member_traces`."""
    said_yes = RingMember.objects.filter(user_id__in=user_ids, answer=RingMember.Answer.YES)
    return set(said_yes.values_list("user_id", flat=True))
