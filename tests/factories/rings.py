"""Rings, made the way the search makes them."""

from itertools import count
from typing import Any

from accounts.models import User
from rings.models import Ring
from rings.rules import Seat
from rings.services import ring_accept, ring_propose
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

ALL_WEEK = [{"weekday": day, "start": "00:00", "end": "24:00"} for day in range(7)]
_numbers = count()


def free_people(number: int) -> list[Any]:
    """Members who have time all week."""
    return [UserFactory(availability=ALL_WEEK) for _ in range(number)]


def seats_for(*people: Any, names: list[str] | None = None) -> tuple[Seat, ...]:
    """New skills so that each of them teaches the next one; all have time all week from now on."""
    User.objects.filter(pk__in=[person.pk for person in people]).update(availability=ALL_WEEK)
    names = names or [f"Ring craft {next(_numbers)}" for _ in people]
    skills = [offers(person, name)[0] for person, name in zip(people, names, strict=True)]
    for name, learner in zip(names, [*people[1:], people[0]], strict=True):
        wants(learner, name)
    return tuple(Seat(person.pk, skill.topic_id) for person, skill in zip(people, skills, strict=True))


def proposed_ring(*people: Any, names: list[str] | None = None) -> Ring:
    """A ring that these people are asked for."""
    ring = ring_propose(seats_for(*people, names=names))
    assert ring is not None
    return ring


def agreed_ring(*people: Any, names: list[str] | None = None) -> Ring:
    """A ring to which all of these people said yes."""
    ring = proposed_ring(*people, names=names)
    for person in people:
        ring_accept(ring_id=ring.pk, by=person)
    ring.refresh_from_db()
    return ring


def somebody_like(names: list[str]) -> Any:
    """Somebody for the first place of a ring of `names`: they teach the first of these topics and want the last."""
    (person,) = free_people(1)
    offers(person, names[0])
    wants(person, names[-1])
    return person
