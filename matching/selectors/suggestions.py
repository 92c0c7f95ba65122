"""Match suggestions, in steps that cost little for many and much for few.

The index in memory names the best of all candidates; they are read from the database and scored again, exactly;
reasons are written for those that are shown.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.availability import free_times, intervals_shared, minutes_of, week_around
from accounts.models import User
from accounts.selectors import cards_of, people_shown_to
from matching.index import members_index
from matching.models import PersonMark
from matching.scoring import Scored, points_of, reasons_of
from matching.selectors.candidates import OwnSkills, candidates_for, own_skills
from matching.selectors.marks import marks_among, put_aside
from skills.models import Skill
from skills.selectors import SKILL_COLUMNS, skill_out

SPARE = 20  # candidates beyond those that are shown: the index counts shared time by quarters of an hour
SCORED_BY = ("id", "timezone", "languages", "rating", "last_online_at", "show_last_seen", "availability")
_ROUNDS = 3  # in which candidates are asked for again, when the index knew people who may not be shown


def suggestions_for(
    me: User, *, limit: int, now: dt.datetime | None = None, lesson_possible: bool = False
) -> list[dict[str, Any]]:
    """At most `limit` people who teach what `me` wants or want what `me` teaches, both ways first. Eleven queries.

    With `lesson_possible` only those with whom a lesson could be held: language, level, way and a free hour suit.
    Nobody is suggested whom `me` may not see. The same data gives the same order.
    """
    now = now or timezone.now()
    own = own_skills(me.pk)
    best = sorted(_scored(me, own, now, limit, lesson_possible), key=lambda one: one.rank)[:limit]
    people = [one.person["id"] for one in best]
    cards = cards_of(people)
    skills = _skills(people, own)
    marks = marks_among(me.pk, people)
    return [
        {
            "user": cards[one.person["id"]],
            "score": one.score,
            "they_teach": [skills[one.person["id"], "offer", topic] for topic in one.candidate.teaches],
            "you_teach": [skill_out(own.offers[topic]) for topic in one.candidate.wants],
            "mutual": one.candidate.mutual,
            "overlap_minutes": one.minutes,
            "reasons": reasons_of(one, own, me, now),
            "is_saved": marks.get(one.person["id"]) == PersonMark.Kind.SAVED,
        }
        for one in best
        if one.person["id"] in cards
        and all((one.person["id"], "offer", topic) in skills for topic in one.candidate.teaches)
    ]


def _scored(me: User, own: OwnSkills, now: dt.datetime, limit: int, lesson_possible: bool) -> list[Scored]:
    """The best `limit` candidates and some more, with shared time, in no order."""
    hidden = put_aside(me.pk)
    scored: list[Scored] = []
    for _ in range(_ROUNDS):
        candidates = candidates_for(
            me, own, hidden=hidden, most=limit + SPARE, now=now, lesson_possible=lesson_possible
        )
        people = people_shown_to(me.pk, hidden=hidden).filter(pk__in=list(candidates)).values(*SCORED_BY)
        shown = [as_shared(person, me) for person in people] if candidates else []
        scored = [
            Scored(person, candidate, points_of(person, candidate, own, me, now))
            for person in shown
            for candidate in [candidates[person["id"]]]
        ]
        gone = candidates.keys() - {person["id"] for person in shown}
        members_index.read_again(gone)
        if not gone or len(scored) >= limit:
            break
    add_overlap(scored, me, now)
    return scored


def as_shared(person: dict[str, Any], me: User) -> dict[str, Any]:
    """Unless both show it, they count as never online, so that neither score nor reasons tell."""
    is_shared = me.show_last_seen and person["show_last_seen"]
    return person if is_shared else {**person, "last_online_at": None}


def add_overlap(scored: list[Scored], me: User, now: dt.datetime) -> None:
    """Count the minutes of this week in which `me` and each of them are free. No query."""
    if not scored or not me.availability:
        return
    week = week_around(now, me.timezone)
    my_times = free_times(me.availability, me.timezone, week)
    for one in scored:
        their_times = free_times(one.person["availability"], one.person["timezone"], week)
        one.minutes = minutes_of(intervals_shared(my_times, their_times))


def _skills(people: list[UUID], own: OwnSkills) -> dict[tuple[UUID, str, UUID], dict[str, Any]]:
    """What `people` offer of what I want, by (person, type, topic)."""
    if not people or not own.wants:
        return {}
    offers = Skill.objects.offers().filter(user_id__in=people, topic_id__in=list(own.wants))
    rows = offers.values(*SKILL_COLUMNS, "user_id")
    return {(row["user_id"], row["type"], row["topic_id"]): skill_out(row) for row in rows}
