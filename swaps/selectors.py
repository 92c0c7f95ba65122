"""Reads of swaps."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from accounts.selectors import cards_of
from skillswap.api import iso
from skillswap.errors import NotFound
from skillswap.fields import now_ms
from skillswap.pagination import Page, cursor_values, page_from
from swaps.hooks import lessons_of_swaps
from swaps.models import Swap

AGREED = (Swap.Status.ACCEPTED, Swap.Status.COMPLETED)
SAME = (
    "id", "message", "is_unequal", "counter_of", "countered_by", "conversation_id", "expires_at", "answered_at",
    "created_at",
)  # fmt: skip

Lessons = dict[UUID, tuple[UUID, str]]  # skill → its session and the session's status


def swap_of(user_id: UUID, swap_id: UUID) -> Swap:
    """A swap for one of its two people. Raises NotFound for everybody else. One query."""
    swap = Swap.objects.filter(pk=swap_id, is_hidden=False).first()
    if swap is None or user_id not in swap.people:
        raise NotFound
    return swap


def swap_out(swap_id: UUID, viewer_id: UUID) -> dict[str, Any]:
    """One swap as its list shows it. Raises NotFound. Two queries, and those of the lessons once it is agreed on."""
    (shown,) = _shown([swap_of(viewer_id, swap_id)])
    return shown


def swaps_of(
    user_id: UUID, *, box: str | None, status: str | None, with_user: UUID | None, cursor: str | None, limit: int
) -> Page:
    """A page of a member's swaps, newest first; `box` is "inbox" or "sent".

    One query for each box (two for what has run out), one for the people, and those of the lessons.
    """
    behind = Q(pk__lt=cursor_values(cursor, Swap, ["id"])["id"]) if cursor else Q()
    found = [
        swap
        for part in _in_box(user_id, box, with_user)
        for state in _in_state(status)
        for swap in Swap.objects.filter(part, state, behind, is_hidden=False).order_by("-id")[: limit + 1]
    ]
    found.sort(key=lambda swap: swap.pk, reverse=True)
    page = page_from(found[: limit + 1], columns=["id"], limit=limit)
    return Page(_shown(page.rows), page.next_cursor, page.limit)


def _in_box(user_id: UUID, box: str | None, with_user: UUID | None) -> list[Q]:
    """One index each: an OR of both would read neither."""
    sent, received = {"from_user_id": user_id}, {"to_user_id": user_id}
    if with_user is not None:
        sent["to_user_id"] = received["from_user_id"] = with_user
    return [Q(**part) for name, part in (("sent", sent), ("inbox", received)) if box in (None, name)]


def _in_state(status: str | None) -> list[Q]:
    """What has run out is expired whether or not the job came by."""
    pending, now = Q(status=Swap.Status.PENDING), now_ms()
    if status is None:
        return [Q()]
    if status == Swap.Status.PENDING:
        return [pending & Q(expires_at__gt=now)]
    if status == Swap.Status.EXPIRED:
        return [Q(status=status), pending & Q(expires_at__lte=now)]
    return [Q(status=status)]


def swappers_with(user_id: UUID, among: Collection[UUID] | None) -> set[UUID]:
    """People who agreed on a swap with the member. Handler of `acquainted`. Two queries."""
    found: set[UUID] = set()
    for mine, theirs in (("from_user_id", "to_user_id"), ("to_user_id", "from_user_id")):
        others = {} if among is None else {f"{theirs}__in": list(among)}
        found.update(Swap.objects.filter(**{mine: user_id}, status__in=AGREED, **others).values_list(theirs, flat=True))
    return found


def proposed_to(viewer_id: UUID, owner_id: UUID) -> bool:
    """True while a proposal of `owner` to `viewer` is open: who asks shows who they are. One query."""
    return Swap.objects.filter(from_user_id=owner_id, to_user_id=viewer_id, is_open=True, is_hidden=False).exists()


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


def _shown(swaps: Sequence[Swap]) -> list[dict[str, Any]]:
    people = cards_of(user_id for swap in swaps for user_id in swap.people)
    lessons = lessons_booked([swap.pk for swap in swaps if swap.status in AGREED])
    return [_swap(swap, people, lessons.get(swap.pk, {})) for swap in swaps]


def lessons_booked(swap_ids: Sequence[UUID]) -> dict[UUID, Lessons]:
    """What `lessons_of_swaps` knows of these swaps; asks nobody for none."""
    booked: dict[UUID, Lessons] = {}
    for answer in lessons_of_swaps(swap_ids) if swap_ids else ():
        for swap_id, lessons in answer.items():
            booked.setdefault(swap_id, {}).update(lessons)
    return booked


def _swap(swap: Swap, people: dict[UUID, dict[str, Any]], booked: Lessons) -> dict[str, Any]:
    has_run_out = swap.status == Swap.Status.PENDING and swap.expires_at <= now_ms()
    return {
        **{name: getattr(swap, name) for name in SAME},
        "status": Swap.Status.EXPIRED if has_run_out else swap.status,
        "closed_at": swap.expires_at if has_run_out else swap.closed_at,
        "from_user": people[swap.from_user_id],
        "to_user": people[swap.to_user_id],
        "offered_skill": _skill(swap, "offered"),
        "wanted_skill": _skill(swap, "wanted"),
        "lessons": list(_lessons(swap, booked)) if swap.status in AGREED else [],
    }


def _skill(swap: Swap, side: str) -> dict[str, Any]:
    return {name: getattr(swap, f"{side}_{column}") for name, column in _SKILL.items()}


_SKILL = {"id": "skill_id", "name": "skill_name", "minutes": "minutes"}


def _lessons(swap: Swap, booked: Lessons) -> Iterable[dict[str, Any]]:
    sides = {"offered": swap.people, "wanted": swap.people[::-1]}
    for side, (teacher, student) in sides.items():
        skill = _skill(swap, side)
        session_id, status = booked.get(skill["id"], (None, None))
        yield {
            "teacher_id": teacher,
            "student_id": student,
            "skill_id": skill["id"],
            "skill_name": skill["name"],
            "minutes": skill["minutes"],
            "session_id": session_id,
            "session_status": status,
        }


def swap_teaches(swap_id: UUID, teacher_id: UUID, student_id: UUID, skill_id: UUID) -> bool:
    """True for a lesson of an accepted swap: this person teaches that one this skill. One query."""
    swap = Swap.objects.filter(pk=swap_id, status=Swap.Status.ACCEPTED, is_hidden=False).first()
    if swap is None:
        return False
    lessons = (
        (swap.from_user_id, swap.to_user_id, swap.offered_skill_id),
        (swap.to_user_id, swap.from_user_id, swap.wanted_skill_id),
    )
    return (teacher_id, student_id, skill_id) in lessons


def swappers_among(user_ids: list[UUID]) -> set[UUID]:
    """Those who proposed a swap or were asked. Handler of `member_traces`."""
    asked = Swap.objects.filter(to_user_id__in=user_ids).values_list("to_user_id", flat=True)
    return {*asked, *Swap.objects.filter(from_user_id__in=user_ids).values_list("from_user_id", flat=True)}
