"""What a member is told that they could teach: what would complete a ring, or a swap with somebody who waits for it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from accounts.selectors import cards_of, cards_shown_to, hidden_from
from rings.community import community_of
from rings.history import Waiting, refused_among, tried_among, waiting_of
from rings.missing import IMAGINED, missing_offers, with_offer
from rings.models import FEWEST, MOST_PROPOSALS, DismissedHint
from rings.nearby import people_who_miss
from rings.rules import Community, Seats, ring_key
from rings.weights import weight
from skills.models import Skill, Topic
from skillswap.db.fields import now_ms

SHOWN = 3


@dataclass(frozen=True)
class _Hint:
    """A topic with the likeliest of the circles that it would complete, and how many groups of people there are."""

    topic_id: UUID
    seats: Seats
    weight: float
    groups: int


def hints_for(user_id: UUID, now: dt.datetime | None = None) -> list[dict[str, Any]]:
    """RingHints for the member, at most SHOWN: what nobody teaches yet first, then what is likeliest to come about.

    Only circles that could be proposed as things are, and only of people whom the member may see. 21 queries at most.
    """
    now = now or now_ms()
    near = people_who_miss(user_id)
    community = community_of(near, now) if near else Community({})
    hints = _hints(community, user_id, now)
    if not hints:
        return []
    ids = [hint.topic_id for hint in hints]
    topics = Topic.objects.filter(merged_into=None).in_bulk(ids)
    taught = Skill.objects.visible().offers().filter(topic_id__in=ids).exclude(user_id=user_id)
    is_taught = set(taught.order_by().values_list("topic_id", flat=True).distinct())
    people = {seat.user_id for hint in hints for seat in hint.seats[1:]}
    cards = cards_shown_to(user_id, people, hidden=hidden_from(user_id)) | cards_of([user_id])
    hints.sort(key=lambda hint: (hint.topic_id in is_taught, -hint.weight))
    return [
        _shape(hint, topics, cards, community, nobody_teaches=hint.topic_id not in is_taught)
        for hint in hints
        if hint.topic_id in topics and all(seat.user_id in cards for seat in hint.seats)
    ][:SHOWN]


def _hints(community: Community, user_id: UUID, now: dt.datetime) -> list[_Hint]:
    found = missing_offers(community, user_id) if community.people else []
    if not found:
        return []
    dismissed = set(DismissedHint.objects.filter(user_id=user_id).values_list("topic_id", flat=True))
    found = [one for one in found if one.topic_id not in dismissed]
    possible = _possible([circle for one in found for circle in one.circles], now)
    imagined = with_offer(community, user_id, {one.topic_id: "" for one in found})
    hints = []
    for one in found:
        circles = [(weight(imagined, circle, now), circle) for circle in one.circles if circle in possible]
        if circles:
            best, seats = max(circles, key=lambda circle: (circle[0], circle[1]))
            hints.append(_Hint(one.topic_id, seats, best, len({_people(circle) for _, circle in circles})))
    return hints


def _possible(circles: Collection[Seats], now: dt.datetime) -> set[Seats]:
    """Those of them that would be proposed: not before, to nobody who has enough to answer, nor after a no of them."""
    people = {seat.user_id for circle in circles for seat in circle}
    rings = {circle: ring_key(circle) for circle in circles if len(circle) >= FEWEST}
    tried, waiting = tried_among(rings.values()), waiting_of(people)
    apart = waiting.together | refused_among(people, now)
    return {
        circle
        for circle in circles
        if len(circle) < FEWEST
        or (rings[circle] not in tried and _people(circle) not in apart and _has_room(circle, waiting))
    }


def _has_room(circle: Seats, waiting: Waiting) -> bool:
    return all(waiting.counts[seat.user_id] < MOST_PROPOSALS for seat in circle)


def _people(circle: Seats) -> frozenset[UUID]:
    return frozenset(seat.user_id for seat in circle)


def _shape(
    hint: _Hint, topics: dict[UUID, Topic], cards: dict[UUID, Any], community: Community, *, nobody_teaches: bool
) -> dict[str, Any]:
    topic = topics[hint.topic_id]
    names = [topic.name, *(community.people[user_id].offers[pk].name for user_id, pk in hint.seats[1:])]
    return {
        "topic_id": hint.topic_id,
        "name": topic.name,
        "category": topic.category,
        "level": IMAGINED,
        "nobody_teaches": nobody_teaches,
        "groups": hint.groups,
        "members": [
            {"user": cards[seat.user_id], "skill_name": name} for seat, name in zip(hint.seats, names, strict=True)
        ],
    }
