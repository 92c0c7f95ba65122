"""Looking for rings: with a member of whom something changed, in the seconds after it; and among all, each night."""

import datetime as dt
from collections.abc import Collection, Set
from dataclasses import replace
from uuid import UUID

import structlog
from django.conf import settings

from rings import tasks
from rings.choice import SECONDS, choose
from rings.community import community_of
from rings.history import answers_of, learned_in_rings, refused_among, tried_among, waiting_of
from rings.models import RingSearch
from rings.nearby import people_near, portions
from rings.rules import Community, Seats, lessons_of, ring_key
from rings.search import LIMIT, find_rings
from rings.services.proposing import ring_propose
from rings.weights import weight
from skillswap import redis_link
from skillswap.db import on_commit, run
from skillswap.db.batches import each_alone
from skillswap.db.fields import now_ms
from skillswap.errors import Busy

log = structlog.get_logger(__name__)

MEMBERS_AT_ONCE = 200  # searched after changes in one run; the rest comes in the next minute
LIMIT_OF_ONE = 1000  # rings with one member
SECONDS_OF_ONE = 2.0  # for choosing among them


def ring_searches_add(user_ids: Collection[UUID]) -> None:
    """Have rings with these members looked for soon. One query; call it in the transaction of what changed."""
    due_at = now_ms() + dt.timedelta(seconds=settings.RING_SEARCH_SECONDS)
    RingSearch.objects.bulk_create([RingSearch(member_id=pk, due_at=due_at) for pk in user_ids], batch_size=1000)
    on_commit(_wake)


def _wake() -> None:
    """Seconds matter to whoever is new; when the queue is away, the job of the next minute does it."""
    delay = settings.RING_SEARCH_SECONDS + 1
    try:
        redis_link.ask(lambda: tasks.find_rings_soon.schedule(delay=delay), otherwise=None, what="rings")
    except Exception as error:
        log.warning("ring_search_not_queued", error=type(error).__name__)


def rings_find_due() -> int:
    """Look for rings with those who changed, MEMBERS_AT_ONCE at most; returns for how many something was proposed.

    Changes of one member that wait together make one search. One that fails is logged and left to the night.
    """
    due = RingSearch.objects.filter(due_at__lte=now_ms()).order_by("due_at").values_list("member_id", flat=True)
    members = list(dict.fromkeys(due[: 10 * MEMBERS_AT_ONCE]))[:MEMBERS_AT_ONCE]
    return each_alone(members, _find_due, what="ring_search")


def _find_due(user_id: UUID) -> int:
    """The search of one member. Its rows go first: what changes while it runs asks for another one.

    While the database is busy it waits for the next run, not for the night.
    """
    if not run(RingSearch.objects.filter(member_id=user_id, due_at__lte=now_ms()).delete)[0]:
        return 0  # another worker does it
    try:
        return rings_find_of(user_id)
    except Busy:
        run(ring_searches_add, [user_id])
        raise


def rings_find_of(user_id: UUID) -> int:
    """Propose the best rings with this member; returns how many. Again is fine. Call it outside a transaction.

    Emits as `ring_propose` does.
    """
    now = now_ms()
    near = people_near(user_id)
    if not near:
        return 0
    community = community_of(near, now)
    found = find_rings(community, holding=[user_id], limit=LIMIT_OF_ONE)
    return _propose_best(community, found, now, seconds=SECONDS_OF_ONE)


def rings_find_all() -> int:
    """Look for rings among all members, `nearby.PORTION` at a time; returns among how many portions some were proposed.

    Of a portion all skills and weeks are in memory, and at most `search.LIMIT` rings: up to 500 MB. Choosing takes
    `choice.SECONDS` at most. One that fails is logged; the others go on.
    """
    night = now_ms().toordinal()
    return each_alone(portions(night), _find_among, what="ring_portion")


def _find_among(user_ids: list[UUID]) -> int:
    now = now_ms()
    community = community_of(user_ids, now)
    return _propose_best(community, find_rings(community, limit=LIMIT), now, seconds=SECONDS)


def _propose_best(community: Community, found: list[Seats], now: dt.datetime, *, seconds: float) -> int:
    """Propose of these rings those that bring about most; every rule is looked at again with the members locked."""
    if not found:
        return 0
    people = {seat.user_id for ring in found for seat in ring}
    waiting = waiting_of(people)
    learned = learned_in_rings(people)
    fresh = [ring for ring in found if learned.isdisjoint(lessons_of(ring))]
    rings = _new_ones(fresh, waiting.together | refused_among(people, now))
    answers = answers_of(people, now)
    known = {pk: replace(community.people[pk], answers=answers[pk]) for pk in answers if pk in community.people}
    informed = Community({**community.people, **known}, community.apart)
    weights = [weight(informed, ring, now) for ring in rings]
    chosen = choose(rings, weights, waiting.counts, seconds=seconds)
    made = sum(ring_propose(rings[number]) is not None for number in chosen)
    log.info("rings_found", found=len(found), new=len(rings), chosen=len(chosen), proposed=made)
    return made


def _new_ones(found: list[Seats], asked: Set[frozenset[UUID]]) -> list[Seats]:
    """Of the rings of the same people the first that was not proposed before, unless they are among those `asked`.

    Whoever is in a ring together now, or had a no of one of them lately, is not asked for another one of other topics.
    """
    keys = {ring: ring_key(ring) for ring in found}
    tried = tried_among(keys.values())
    new: dict[tuple[UUID, ...], Seats] = {}
    for ring in found:
        ids = tuple(seat.user_id for seat in ring)
        if keys[ring] not in tried and frozenset(ids) not in asked:
            new.setdefault(ids, ring)
    return list(new.values())
