"""What a ring is worth: how many people gain, times the chance that it takes place. Pure.

A ring comes about only if everybody says yes, so its weight is k · p₁ · … · p_k · t₁ · … · t_k: the k who gain, the
chance p that each of them says yes in time and keeps it, and the chance t that each lesson finds its hour. With k alone
the choice takes the largest rings, of which fewer take place: at 80 % acceptance a plain maximum with rings of four
completes less than one with rings of three.
"""

import datetime as dt
from math import exp, prod

from django.conf import settings

from rings.rules import LESSON_MINUTES, Answers, Community, Person, Seats

USUAL_YES = 0.7  # of those who are asked, until one knows somebody better
USUAL_HOURS = 24.0  # until they answer
KNOWN_AFTER = 2  # answers, which count as much as what is usual
HALF_AFTER_DAYS = 14  # without a visit
UNSEEN_DAYS = 7.0  # for whoever does not show when they were here
USUAL_RELIABILITY, LEAST_RELIABILITY = 0.9, 0.1
HOUR_TAKEN = 0.5  # the chance that an hour which both have free is taken by something else


def weight(community: Community, seats: Seats, now: dt.datetime) -> float:
    """The number of people times the chance that all say yes and meet: above 0, below their number."""
    people = [community.people[seat.user_id] for seat in seats]
    pairs = zip(people, [*people[1:], people[0]], strict=True)
    return (
        len(people)
        * prod(chance_of(person, now) for person in people)
        * prod(chance_to_meet(community.shared_minutes(one, two)) for one, two in pairs)
    )


def chance_of(person: Person, now: dt.datetime) -> float:
    """That they say yes before the ring runs out, and keep it."""
    return _says_yes(person.answers) * _in_time(person.answers) * _is_here(person, now) * _keeps(person.reliability)


def chance_to_meet(shared_minutes: int) -> float:
    """That one of the hours which both have free is still free when they book."""
    return 1 - HOUR_TAKEN ** (shared_minutes / LESSON_MINUTES)


def _says_yes(answers: Answers) -> float:
    return (answers.yes + USUAL_YES * KNOWN_AFTER) / (answers.asked + KNOWN_AFTER)


def _in_time(answers: Answers) -> float:
    """As if the time until an answer were exponential with their mean."""
    mean = (answers.hours + USUAL_HOURS * KNOWN_AFTER) / (answers.answered + KNOWN_AFTER)
    return 1 - exp(-settings.RING_ANSWER_HOURS / mean)


def _is_here(person: Person, now: dt.datetime) -> float:
    seen = person.last_online_at
    days = UNSEEN_DAYS if seen is None else max(0.0, (now - seen) / dt.timedelta(days=1))
    return 0.5 ** (days / HALF_AFTER_DAYS)


def _keeps(reliability: float | None) -> float:
    return USUAL_RELIABILITY if reliability is None else max(LEAST_RELIABILITY, reliability)
