"""What rings remember of members: how they answered, what waits for them, and with whom."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from rings.models import ProposedRing, Ring, RingMember
from rings.rules import NEVER_ASKED, Answers

REMEMBERED = dt.timedelta(days=180)
_AT_ONCE = 1000
Answer = RingMember.Answer


@dataclass(frozen=True)
class Waiting:
    """What is open: how many proposals each member has, and which people are in a ring together already."""

    counts: Counter[UUID]
    together: set[frozenset[UUID]]


def waiting_of(user_ids: Collection[UUID]) -> Waiting:
    """Two queries for each _AT_ONCE of them."""
    counts, rings = Counter[UUID](), set[UUID]()
    open_parts = RingMember.objects.filter(tab__in=[RingMember.Tab.WAITING, RingMember.Tab.AGREED])
    for ids in _batches(user_ids):
        for user_id, ring_id, slot in open_parts.filter(user_id__in=ids).values_list(
            "user_id", "ring_id", "proposal_slot"
        ):
            counts[user_id] += slot > 0
            rings.add(ring_id)
    people: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for ids in _batches(rings):
        for ring_id, user_id in open_parts.filter(ring_id__in=ids).values_list("ring_id", "user_id"):
            people[ring_id].add(user_id)
    return Waiting(counts, {frozenset(some) for some in people.values()})


def learned_in_rings(user_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """What members learn in rings that were agreed on and are open, a free place in them or not: (member, topic).

    Two queries for each _AT_ONCE of them, one when there are none.
    """
    open_parts = RingMember.objects.filter(tab__in=[RingMember.Tab.WAITING, RingMember.Tab.AGREED])
    agreed = open_parts.filter(conversation_id__isnull=False)
    rings = set[UUID]()
    for ids in _batches(user_ids):
        rings |= set(agreed.filter(user_id__in=ids).values_list("ring_id", flat=True))
    at_place: dict[tuple[UUID, int], tuple[UUID, UUID, int]] = {}
    for ids in _batches(rings):
        fields = ("ring_id", "place", "user_id", "topic_id", "ring__size")
        for ring_id, place, user_id, topic_id, size in open_parts.filter(ring_id__in=ids).values_list(*fields):
            at_place[ring_id, place] = (user_id, topic_id, size)
    found = set[tuple[UUID, UUID]]()
    for (ring_id, place), (_, topic_id, size) in at_place.items():
        if learner := at_place.get((ring_id, (place + 1) % size)):
            found.add((learner[0], topic_id))
    return found


def answers_of(user_ids: Collection[UUID], now: dt.datetime) -> dict[UUID, Answers]:
    """How they answered the rings of the last half year. Two queries for each _AT_ONCE of them."""
    found: dict[UUID, Answers] = {}
    for ids in _batches(user_ids):
        rows = RingMember.objects.filter(user_id__in=ids, created_at__gte=now - REMEMBERED).exclude(
            answer=Answer.WAITING, tab=RingMember.Tab.WAITING
        )
        parts = list(rows.values("user_id", "ring_id", "answer", "answered_at", "created_at", "left_at", "left_reason"))
        ring_ids = {part["ring_id"] for part in parts if part["answer"] == Answer.WAITING}
        silence = Ring.objects.filter(pk__in=list(ring_ids), ended_reason=Ring.Ending.SILENCE) if ring_ids else ()
        silent = {ring.pk for ring in silence}
        for part in parts:
            if part["answer"] == Answer.LEFT and part["answered_at"] == part["left_at"] and not _was_silent(part):
                continue  # taken out before they had answered: it says nothing
            if part["answer"] != Answer.WAITING or part["ring_id"] in silent:
                found[part["user_id"]] = _with(found.get(part["user_id"], NEVER_ASKED), part)
    return found


def _with(so_far: Answers, part: Mapping[str, Any]) -> Answers:
    if part["answer"] == Answer.WAITING or _was_silent(part):
        return so_far._replace(asked=so_far.asked + 1)
    hours = (part["answered_at"] - part["created_at"]) / dt.timedelta(hours=1)
    said_yes = part["answer"] != Answer.NO
    return Answers(so_far.asked + 1, so_far.answered + 1, so_far.yes + said_yes, so_far.hours + hours)


def _was_silent(part: Mapping[str, Any]) -> bool:
    return bool(part["left_reason"] == Ring.Ending.SILENCE)


def refused_among(user_ids: Collection[UUID], now: dt.datetime) -> set[frozenset[UUID]]:
    """The people of rings, as they were when one of these said no to it, in the last RING_REFUSED_DAYS.

    Two queries for each _AT_ONCE of them, one when nobody did.
    """
    since = now - dt.timedelta(days=settings.RING_REFUSED_DAYS)
    noes: list[tuple[UUID, Any]] = []
    for ids in _batches(user_ids):
        refused = RingMember.objects.filter(user_id__in=ids, answer=Answer.NO, left_at__gte=since)
        noes += refused.values_list("ring_id", "left_at")
    parts: defaultdict[UUID, list[tuple[UUID, Any, Any]]] = defaultdict(list)
    for ids in _batches({ring_id for ring_id, _ in noes}):
        rows = RingMember.objects.filter(ring_id__in=ids)
        for ring_id, user_id, came, left in rows.values_list("ring_id", "user_id", "created_at", "left_at"):
            parts[ring_id].append((user_id, came, left))
    return {
        frozenset(who for who, came, left in parts[ring_id] if came <= at and (left is None or left >= at))
        for ring_id, at in noes
    }


def tried_among(keys: Collection[str]) -> set[str]:
    """Which of these rings were proposed before. A query for each _AT_ONCE of them."""
    found = set[str]()
    for some in _batches(keys):
        found |= set(ProposedRing.objects.filter(key__in=some).values_list("key", flat=True))
    return found


def _batches(values: Iterable[Any]) -> Iterable[list[Any]]:
    every = list(values)
    return [every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE)]
