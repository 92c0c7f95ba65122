"""Reads of rings."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count

from accounts.selectors import cards_of
from rings.hooks import sessions_of_rings
from rings.models import Ring, RingMember
from rings.shape import AGREED, lessons_of, ring_shape
from skills.lessons import sessions_booked
from skillswap.errors import NotFound
from skillswap.http.pagination import Page, keyset_page

Tab, Answer = RingMember.Tab, RingMember.Answer


def part_of(user_id: UUID, ring_id: UUID) -> RingMember:
    """The member's part in the ring. Raises NotFound for everybody else. One query."""
    part = RingMember.objects.filter(ring_id=ring_id, user_id=user_id, is_hidden=False).first()
    if part is None:
        raise NotFound
    return part


def parts_of(ring_id: UUID) -> list[RingMember]:
    """Who is in the ring now, in the order of their places. One query."""
    return list(RingMember.objects.filter(ring_id=ring_id, is_present=True).order_by("place"))


def ring_out(ring_id: UUID, viewer_id: UUID) -> dict[str, Any]:
    """One ring as its list shows it. Raises NotFound. Four queries, and those of the sessions once it is agreed on."""
    (shown,) = _shown([part_of(viewer_id, ring_id)])
    return shown


def rings_of(user_id: UUID, *, tab: str | None, cursor: str | None, limit: int) -> Page:
    """A page of a member's rings, the one they were asked for last first. The queries of `ring_out`."""
    parts = RingMember.objects.filter(user_id=user_id, is_hidden=False)
    if tab is not None:
        parts = parts.filter(tab=tab)
    page = keyset_page(parts, order=["-id"], cursor=cursor, limit=limit)
    return Page(_shown(page.rows), page.next_cursor, page.limit)


def ring_counts(user_id: UUID) -> dict[str, int]:
    """How many rings of a member each tab has, and how many wait for their answer. One query."""
    parts = RingMember.objects.filter(user_id=user_id, is_hidden=False)
    counts = Counter[str]()
    for tab, answer, count in parts.values_list("tab", "answer").annotate(Count("pk")).order_by():
        counts[tab] += count
        if (tab, answer) == (Tab.WAITING, Answer.WAITING):
            counts["waiting_for_me"] += count
    return {name: counts[name] for name in (*Tab.values, "waiting_for_me")}


def _shown(mine: Sequence[RingMember]) -> list[dict[str, Any]]:
    ids = [part.ring_id for part in mine]
    rings = Ring.objects.in_bulk(ids) if ids else {}
    parts: defaultdict[UUID, list[RingMember]] = defaultdict(list)
    for part in RingMember.objects.filter(ring_id__in=ids) if ids else ():
        parts[part.ring_id].append(part)
    cards = cards_of((part.user_id for some in parts.values() for part in some), "is_verified")
    booked = sessions_booked(sessions_of_rings, [ring.pk for ring in rings.values() if ring.status in AGREED])
    return [
        ring_shape(rings[part.ring_id], part, parts[part.ring_id], cards, booked.get(part.ring_id, [])) for part in mine
    ]


def ring_teaches(ring_id: UUID, teacher_id: UUID, student_id: UUID, skill_id: UUID) -> bool:
    """True for a lesson of a ring that is agreed on: this person teaches that one this skill. Two queries."""
    ring = Ring.objects.filter(pk=ring_id, status=Ring.Status.ACCEPTED).first()
    if ring is None:
        return False
    return (teacher_id, student_id, skill_id) in [lesson[:3] for lesson in lessons_of(ring, parts_of(ring_id))]


def neighbours_of(user_id: UUID, among: Collection[UUID] | None) -> set[UUID]:
    """Those next to the member in rings that all agreed on. Handler of `acquainted`. Three queries, one without rings.

    In a ring of three that is everybody; the two across in one of four have nothing to do with each other.
    """
    mine = dict(
        RingMember.objects.filter(user_id=user_id, is_present=True, is_agreed=True).values_list("ring_id", "place")
    )
    if not mine:
        return set()
    sizes = dict(Ring.objects.filter(pk__in=list(mine)).values_list("pk", "size"))
    others = RingMember.objects.filter(ring_id__in=list(mine), is_present=True, is_agreed=True)
    if among is not None:
        others = others.filter(user_id__in=list(among))
    rows = others.exclude(user_id=user_id).values_list("ring_id", "place", "user_id")
    return {who for ring_id, place, who in rows if (place - mine[ring_id]) % sizes[ring_id] in (1, sizes[ring_id] - 1)}
