"""Match suggestions: candidates from indexes, cheap points for all, shared time for the best, words for the shown."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from accounts.selectors import CARD_FIELDS, card_from, hidden_from
from matching.candidates import Mine, fits_of, mine_of
from matching.overlap import free_times, shared_minutes, week_around
from matching.scoring import Scored, points_of, reasons_of
from skills.models import Skill
from skills.people import people_shown_to
from skills.selectors import SKILL_COLUMNS, skill_out

OVERLAPPED = 60  # the best candidates, for whom shared time is counted
_SCORED_BY = ("id", "timezone", "languages", "rating", "last_online_at")


def suggestions_for(me: User, *, limit: int, now: dt.datetime | None = None) -> list[dict[str, Any]]:
    """At most `limit` people who teach what `me` wants or want what `me` teaches, both ways first. Ten queries.

    Nobody is suggested whom `me` may not see. The same data gives the same order.
    """
    now = now or timezone.now()
    mine = mine_of(me.pk)
    best = sorted(_scored(me, mine, now), key=lambda one: one.rank)[: max(OVERLAPPED, limit)]
    _add_overlap(best, me, now)
    best = sorted(best, key=lambda one: one.rank)[:limit]
    people = [one.person["id"] for one in best]
    cards = _cards(people)
    skills = _skills(people, mine)
    return [
        {
            "user": cards[one.person["id"]],
            "score": one.score,
            "they_teach": [skills[one.person["id"], "offer", topic] for topic in one.fit.teaches],
            "you_teach": [skill_out(mine.offers[topic]) for topic in one.fit.wants],
            "mutual": one.fit.mutual,
            "overlap_minutes": one.minutes,
            "reasons": reasons_of(one, mine, me, now),
        }
        for one in best
        if one.person["id"] in cards and all((one.person["id"], "offer", topic) in skills for topic in one.fit.teaches)
    ]


def _scored(me: User, mine: Mine, now: dt.datetime) -> list[Scored]:
    hidden = hidden_from(me.pk)
    fits = fits_of(me.pk, mine, hidden=hidden)
    if not fits:
        return []
    people = people_shown_to(me.pk, hidden=hidden).filter(pk__in=list(fits)).values(*_SCORED_BY)
    return [
        Scored(person, fits[person["id"]], points_of(person, fits[person["id"]], mine, me, now)) for person in people
    ]


def _add_overlap(best: list[Scored], me: User, now: dt.datetime) -> None:
    if not best or not me.availability:
        return
    week = week_around(now, me.timezone)
    my_times = free_times(me.availability, me.timezone, week)
    slots = dict(User.objects.filter(pk__in=[one.person["id"] for one in best]).values_list("id", "availability"))
    for one in best:
        their_times = free_times(slots.get(one.person["id"], []), one.person["timezone"], week)
        one.minutes = shared_minutes(my_times, their_times)


def _cards(people: list[UUID]) -> dict[UUID, dict[str, Any]]:
    rows = User.objects.filter(pk__in=people).values(*CARD_FIELDS, "avatar") if people else []
    return {row["id"]: card_from(row) for row in rows}


def _skills(people: list[UUID], mine: Mine) -> dict[tuple[UUID, str, UUID], dict[str, Any]]:
    """What `people` offer of what I want, by (person, type, topic)."""
    if not people or not mine.wants:
        return {}
    offers = Skill.objects.offers().filter(user_id__in=people, topic_id__in=list(mine.wants))
    rows = offers.values(*SKILL_COLUMNS, "user_id")
    return {(row["user_id"], row["type"], row["topic_id"]): skill_out(row) for row in rows}
