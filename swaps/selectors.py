"""Reads of swaps."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from accounts.selectors import cards_of
from skills.lessons import BookedSession, lessons_out, sessions_booked
from skillswap.db.fields import now_ms
from skillswap.errors import NotFound
from skillswap.http.pagination import Page, cursor_values, page_from
from swaps.deal import deal_of, lessons_of
from swaps.hooks import sessions_of_swaps
from swaps.models import Swap

AGREED = (Swap.Status.ACCEPTED, Swap.Status.COMPLETED)
SAME = (
    "id", "message", "is_unequal", "counter_of", "countered_by", "conversation_id", "expires_at", "answered_at",
    "created_at",
)  # fmt: skip

TABS = ("waiting", "agreed", "past")


def swap_of(user_id: UUID, swap_id: UUID) -> Swap:
    """A swap for one of its two people. Raises NotFound for everybody else. One query."""
    swap = Swap.objects.filter(pk=swap_id, is_hidden=False).first()
    if swap is None or user_id not in swap.people:
        raise NotFound
    return swap


def swap_out(swap_id: UUID, viewer_id: UUID) -> dict[str, Any]:
    """One swap as its list shows it. Raises NotFound. Two queries, and those of the sessions once it is agreed on."""
    (shown,) = _shown([swap_of(viewer_id, swap_id)])
    return shown


def swaps_of(
    user_id: UUID,
    *,
    box: str | None,
    status: str | None,
    tab: str | None = None,
    with_user: UUID | None,
    cursor: str | None,
    limit: int,
) -> Page:
    """A page of a member's swaps, newest first; `box` is "inbox" or "sent", `tab` one of TABS.

    One query for each box (two for what has run out), one for the people, and those of the sessions.
    """
    behind = Q(pk__lt=cursor_values(cursor, Swap, ["id"])["id"]) if cursor else Q()
    found = [
        swap
        for part in _in_box(user_id, box, with_user)
        for state in _in_state(status)
        for place in _in_tab(tab)
        for swap in Swap.objects.filter(part, state, place, behind, is_hidden=False).order_by("-id")[: limit + 1]
    ]
    found.sort(key=lambda swap: swap.pk, reverse=True)
    page = page_from(found[: limit + 1], columns=["id"], limit=limit)
    return Page(_shown(page.rows), page.next_cursor, page.limit)


def _in_box(user_id: UUID, box: str | None, with_user: UUID | None) -> list[Q]:
    """A query for each index: an OR of both conditions would use neither."""
    sent, received = {"from_user_id": user_id}, {"to_user_id": user_id}
    if with_user is not None:
        sent["to_user_id"] = received["from_user_id"] = with_user
    return [Q(**part) for name, part in (("sent", sent), ("inbox", received)) if box in (None, name)]


def _in_state(status: str | None) -> list[Q]:
    """What has run out is shown as expired, whether or not the periodic task has run."""
    pending, now = Q(status=Swap.Status.PENDING), now_ms()
    if status is None:
        return [Q()]
    if status == Swap.Status.PENDING:
        return [pending & Q(expires_at__gt=now)]
    if status == Swap.Status.EXPIRED:
        return [Q(status=status), pending & Q(expires_at__lte=now)]
    return [Q(status=status)]


def _in_tab(tab: str | None) -> list[Q]:
    """What waits for an answer, what is agreed on, and what is over: answered otherwise, ended or run out."""
    if tab == "waiting":
        return _in_state(Swap.Status.PENDING)
    if tab == "agreed":
        return _in_state(Swap.Status.ACCEPTED)
    return [Q()] if tab is None else [Q(is_open=False), Q(status=Swap.Status.PENDING, expires_at__lte=now_ms())]


def swap_counts(user_id: UUID) -> dict[str, int]:
    """How many swaps of a member each tab has, and how many proposals wait for their answer. Four queries."""
    now = now_ms()
    counts, run_out = Counter[str](), {}
    for box, mine in (("sent", Q(from_user_id=user_id)), ("inbox", Q(to_user_id=user_id))):
        swaps = Swap.objects.filter(mine, is_hidden=False)
        run_out[box] = swaps.filter(status=Swap.Status.PENDING, expires_at__lte=now).count()
        for status, count in swaps.values_list("status").annotate(Count("pk")).order_by():
            counts[status] += count
            counts[f"{box} {status}"] += count
    waiting = counts[Swap.Status.PENDING] - sum(run_out.values())
    agreed = counts[Swap.Status.ACCEPTED]
    return {
        "waiting": waiting,
        "agreed": agreed,
        "past": sum(counts[status] for status in Swap.Status.values) - waiting - agreed,
        "waiting_for_me": counts[f"inbox {Swap.Status.PENDING}"] - run_out["inbox"],
    }


def newest_swap_with(user_id: UUID, other_id: UUID) -> UUID | None:
    """The newest swap of these two, whoever proposed it and whatever became of it. Two queries."""
    pairs = ((user_id, other_id), (other_id, user_id))
    found = [
        Swap.objects.filter(from_user_id=one, to_user_id=two, is_hidden=False)
        .order_by("-id")
        .values_list("pk", flat=True)
        .first()
        for one, two in pairs
    ]
    return max((pk for pk in found if pk is not None), default=None)


def swappers_with(user_id: UUID, among: Collection[UUID] | None) -> set[UUID]:
    """People who agreed on a swap with the member. Handler of `acquainted`. Two queries."""
    found: set[UUID] = set()
    for mine, theirs in (("from_user_id", "to_user_id"), ("to_user_id", "from_user_id")):
        others = {} if among is None else {f"{theirs}__in": list(among)}
        found.update(Swap.objects.filter(**{mine: user_id}, status__in=AGREED, **others).values_list(theirs, flat=True))
    return found


def proposed_to(viewer_id: UUID, owner_id: UUID) -> bool:
    """True while a proposal of `owner` to `viewer` is open: who proposes shows who they are. One query."""
    return Swap.objects.filter(from_user_id=owner_id, to_user_id=viewer_id, is_open=True, is_hidden=False).exists()


def _shown(swaps: Sequence[Swap]) -> list[dict[str, Any]]:
    people = cards_of((user_id for swap in swaps for user_id in swap.people), "is_verified")
    booked = sessions_booked(sessions_of_swaps, [swap.pk for swap in swaps if swap.status in AGREED])
    return [_swap(swap, people, booked.get(swap.pk, [])) for swap in swaps]


def _swap(swap: Swap, people: dict[UUID, dict[str, Any]], booked: Sequence[BookedSession]) -> dict[str, Any]:
    has_run_out = swap.status == Swap.Status.PENDING and swap.expires_at <= now_ms()
    closed_at = swap.expires_at if has_run_out else swap.closed_at
    return {
        **{name: getattr(swap, name) for name in SAME},
        "status": Swap.Status.EXPIRED if has_run_out else swap.status,
        "closed_at": closed_at,
        "updated_at": closed_at or swap.answered_at or swap.created_at,
        "from_user": people[swap.from_user_id],
        "to_user": people[swap.to_user_id],
        "offered_skill": _skill(swap, "offered"),
        "wanted_skill": _skill(swap, "wanted"),
        "lessons": lessons_out(lessons_of(swap), booked) if swap.status in AGREED else [],
        "deal": deal_of(swap, booked),
    }


def _skill(swap: Swap, side: str) -> dict[str, Any]:
    return {name: getattr(swap, f"{side}_{column}") for name, column in _SKILL.items()}


_SKILL = {"id": "skill_id", "name": "skill_name", "minutes": "minutes"}


def swaps_agreed(swap_ids: Collection[UUID]) -> dict[UUID, Swap]:
    """Those of these swaps that are agreed on. One query."""
    return {
        swap.pk: swap
        for swap in Swap.objects.filter(pk__in=list(swap_ids), status=Swap.Status.ACCEPTED, is_hidden=False)
    }


def swap_teaches(swap_id: UUID, teacher_id: UUID, student_id: UUID, skill_id: UUID) -> bool:
    """True for a session of an accepted swap: this person teaches that one this skill. One query."""
    swap = Swap.objects.filter(pk=swap_id, status=Swap.Status.ACCEPTED, is_hidden=False).first()
    return swap is not None and (teacher_id, student_id, skill_id) in [lesson[:3] for lesson in lessons_of(swap)]
