"""In which order people are found: who suits best, or with whom the next free hour is soonest; and who has one at all.

A member's free time is their week, so what it says of one week holds for every one: seven days are looked at.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from accounts.availability import Intervals, free_times, intervals_shared
from accounts.models import User
from accounts.selectors import people_shown_to
from matching.scoring import Reason, Scored, points_of, reasons_of
from matching.selectors.candidates import OwnSkills, candidates_among, candidates_for, own_skills
from matching.selectors.marks import put_aside
from matching.selectors.suggestions import SCORED_BY, add_overlap, as_shared
from skills.session_minutes import SHORTEST_MINUTES
from skillswap.http.page_parts import Fetch, Keep, filled, thinned
from skillswap.http.pagination import Page, keyset_page
from skillswap.http.ranked_pages import Ranked, Ranking, Row, ranked

AHEAD = dt.timedelta(days=7)
OVERLAPPED = 60  # the best candidates, for whom shared time is counted
REASONS_SHOWN = 2
NEVER = 2**40  # seconds, later than any time


@dataclass
class Viewer:
    """Who searches, and what is read of them once for a page."""

    me: User

    @cached_property
    def hidden(self) -> set[UUID]:
        """Whom no search shows to them."""
        return put_aside(self.me.pk)

    @cached_property
    def own(self) -> OwnSkills:
        return own_skills(self.me.pk)

    def matched(self) -> Collection[UUID]:
        """People who share topics with them, the best SHORTLIST: three to five queries."""
        return candidates_for(self.me, self.own, hidden=self.hidden).keys()

    def people(self, ids: Collection[UUID]) -> dict[UUID, Row]:
        """What ranks and reasons need of those who may be shown: one query."""
        shown = people_shown_to(self.me.pk, hidden=self.hidden).filter(pk__in=list(ids))
        return {row["id"]: as_shared(row, self.me) for row in shown.values(*SCORED_BY)}


@dataclass(frozen=True)
class Order:
    """In which order rows are wanted: by `sort`, of `column`s that only grow; with `free` who shares time alone."""

    viewer: Viewer
    column: str
    sort: str | None
    free: bool


def arranged(rows: QuerySet[Any, Any], keep: Keep, show: Keep, order: Order) -> Fetch:
    """Pages of `rows` (`.values()` with `user_id`) in that order, as `show` makes them of those that `keep` leaves."""
    viewer, sort, free, newest = order.viewer, order.sort, order.free, [f"-{order.column}"]

    def left(some: list[Row], now: dt.datetime) -> list[Row]:
        return free_with(viewer, keep(some), now) if free else keep(some)

    if sort not in RANKS and not free:
        fetch = partial(keyset_page, rows, order=newest)
        return filled(lambda cursor, limit: fetch(cursor=cursor, limit=limit), lambda some: show(keep(some)))
    behind: Keep = lambda some: left(some, timezone.now())  # noqa: E731
    if sort not in RANKS:
        found = thinned(rows, order.column, behind)
    else:
        rank, always = RANKS[sort], viewer.matched() if sort == "best" else ()
        ranking = Ranking(lambda some, now: rank(viewer, left(some, now), now), behind, always)
        found = ranked(rows, order.column, ranking)

    def fetch_shown(cursor: str | None, limit: int) -> Page:
        page = found(cursor, limit)
        return Page(show(page.rows), page.next_cursor, limit)

    return fetch_shown


def rank_best(viewer: Viewer, rows: list[Row], now: dt.datetime) -> Ranked:
    """Both ways first, then by score, as suggestions are. Two queries, one more for shared time."""
    scored = {one.person["id"]: one for one in scores_of(viewer, {row["user_id"] for row in rows}, now)}
    return [([int(not one.candidate.mutual), -one.score], row) for row in rows if (one := scored.get(row["user_id"]))]


def scores_of(viewer: Viewer, ids: Collection[UUID], now: dt.datetime) -> list[Scored]:
    """The people who may be shown, with their scores; shared time counts for the best of them."""
    people = viewer.people(ids)
    candidates = candidates_among(list(people), viewer.own)
    scored = [
        Scored(person, candidate, points_of(person, candidate, viewer.own, viewer.me, now))
        for pk, person in people.items()
        for candidate in [candidates[pk]]
    ]
    add_overlap(sorted(scored, key=lambda one: one.rank)[:OVERLAPPED], viewer.me, now)
    return scored


def rank_soonest(viewer: Viewer, rows: list[Row], now: dt.datetime) -> Ranked:
    """By the next free time; who has none in the next week comes last. One query."""
    people = viewer.people({row["user_id"] for row in rows})
    free = next_free(viewer.me, people.values(), now)
    keys = {pk: [int(at.timestamp()) if at else NEVER] for pk, at in free.items()}
    return [(keys[row["user_id"]], row) for row in rows if row["user_id"] in keys]


def free_with(viewer: Viewer, rows: list[Row], now: dt.datetime) -> list[Row]:
    """Those of `rows` whose people share free time with the viewer. One query."""
    if not viewer.me.availability:
        return rows
    free = next_free(viewer.me, viewer.people({row["user_id"] for row in rows}).values(), now)
    return [row for row in rows if free.get(row["user_id"])]


def next_free(me: User, people: Collection[Row], now: dt.datetime) -> dict[UUID, dt.datetime | None]:
    """When `me` and each of `people` are both free first, for a shortest session at least; by their weeks alone.

    While `me` has no week, when they are free first. None for who is not in the next seven days.
    """
    span = (int(now.timestamp()), int((now + AHEAD).timestamp()))
    mine = free_times(me.availability, me.timezone, span) if me.availability else [span]
    return {
        person["id"]: _first(intervals_shared(mine, free_times(person["availability"], person["timezone"], span)))
        for person in people
    }


def _first(times: Intervals) -> dt.datetime | None:
    begins = (start for start, end in times if end - start >= SHORTEST_MINUTES * 60)
    begin = next(begins, None)
    return None if begin is None else dt.datetime.fromtimestamp(begin, dt.UTC)


def notes_of(order: Order, ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """`reasons` and `next_free_at` of people on a page, as far as the order is about them: at most three queries."""
    viewer = order.viewer
    now = timezone.now()
    found: dict[UUID, dict[str, Any]] = {pk: {"reasons": [], "next_free_at": None} for pk in ids}
    if order.sort == "best":
        for one in scores_of(viewer, ids, now):
            found[one.person["id"]]["reasons"] = best_reasons(one, viewer, now)
    if order.sort == "soonest" or order.free:
        for pk, at in next_free(viewer.me, viewer.people(ids).values(), now).items():
            found[pk]["next_free_at"] = at
    return found


def best_reasons(scored: Scored, viewer: Viewer, now: dt.datetime) -> list[Reason]:
    """The two that say most. A swap that goes both ways needs no sentence for each way."""
    reasons = reasons_of(scored, viewer.own, viewer.me, now)
    if scored.candidate.mutual:
        reasons = [reason for reason in reasons if reason["code"] not in ("teaches_you", "wants_yours")]
    return reasons[:REASONS_SHOWN]


RANKS: dict[str | None, Callable[[Viewer, list[Row], dt.datetime], Ranked]] = {
    "best": rank_best,
    "soonest": rank_soonest,
}
