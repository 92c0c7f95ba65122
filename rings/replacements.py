"""Who could take the free place of a ring."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from rings.community import community_of
from rings.history import learned_in_rings, refused_among
from rings.models import ProposedRing, Ring, RingMember
from rings.rules import Community, Seat, Seats, is_ring, ring_key
from rings.weights import weight
from skills.models import Skill

NEWEST = 200  # learners of what is taught to the free place, the newest wishes

Replacement = tuple[int, Seat]


def replacements_for(ring: Ring, parts: Sequence[RingMember], now: dt.datetime) -> list[Replacement]:
    """Who fits the free place, as (place, seat), those first with whom the ring weighs most. Ten queries.

    They want what the one before teaches, teach what the one after wants, were never in this ring, none of them
    said no to a ring of the same people lately, and nobody would learn what they learn in another ring already.
    """
    at_place = {part.place: part for part in parts}
    (place,) = set(range(ring.size)) - at_place.keys()
    before, after = (at_place[(place + step) % ring.size] for step in (-1, 1))
    people = _who_could(before.topic_id, after.user_id, ring)
    community = community_of([*people, *(part.user_id for part in parts)], now)
    seats = {part.place: Seat(part.user_id, part.topic_id) for part in parts}
    learned = learned_in_rings([*people, after.user_id])
    found = [
        seat
        for seat in _seats_among(people, after.user_id, community)
        if learned.isdisjoint([(seat.user_id, before.topic_id), (after.user_id, seat.topic_id)])
        and is_ring(community, _with(seats, place, seat))
    ]
    keys = {ring_key(_with(seats, place, seat)): seat for seat in found}
    tried = set(ProposedRing.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    refused = refused_among([*(seat.user_id for seat in found), *(part.user_id for part in parts)], now)
    others = {part.user_id for part in parts}
    fresh = [seat for key, seat in keys.items() if key not in tried and {seat.user_id, *others} not in refused]
    fresh.sort(key=lambda seat: -weight(community, _with(seats, place, seat), now))
    return [(place, seat) for seat in fresh]


def _who_could(taught_topic: UUID, learner_id: UUID, ring: Ring) -> list[UUID]:
    """People who want the one topic and offer something that the learner wants, as far as the skills know."""
    were_in = list(RingMember.objects.filter(ring_id=ring.pk).values_list("user_id", flat=True))
    wishes = Skill.objects.visible().wants().filter(topic_id=taught_topic).exclude(user_id__in=were_in)
    learners = list(wishes.order_by("-id").values_list("user_id", flat=True)[:NEWEST])
    wanted = list(Skill.objects.wants().filter(user_id=learner_id).values_list("topic_id", flat=True))
    offers = Skill.objects.offers().filter(user_id__in=learners, topic_id__in=wanted)
    return list(dict.fromkeys(offers.values_list("user_id", flat=True)))


def _seats_among(people: Sequence[UUID], learner_id: UUID, community: Community) -> list[Seat]:
    """What each of them could teach the learner."""
    if learner_id not in community.people:
        return []
    wishes = community.people[learner_id].wishes
    known = [community.people[pk] for pk in people if pk in community.people]
    return [Seat(one.id, topic) for one in known if one.may_be_asked for topic in one.offers if topic in wishes]


def _with(seats: dict[int, Seat], place: int, seat: Seat) -> Seats:
    whole = {**seats, place: seat}
    return tuple(whole[number] for number in range(len(whole)))
