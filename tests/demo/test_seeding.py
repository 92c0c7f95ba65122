"""`manage.py seed_demo`: repeatable, never in production, and it clears away what was interrupted."""

import datetime as dt
import itertools
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from accounts.models import User
from chat.models import Conversation, Message
from demo.people import DEMO_EMAIL
from skills.models import Skill, Topic
from swaps.models import Swap

MOMENT = dt.datetime(2026, 11, 21, 12, 10, tzinfo=dt.UTC)
seconds = map(dt.timedelta, itertools.repeat(0), itertools.count())

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def seed(people: int = 10, messages: int = 60, **options: object) -> None:
    """Each time a second later (ids are made of seed and time), but in the same hour: sessions begin on full hours,
    and in the next hour others of them would overlap."""
    with time_machine.travel(MOMENT + next(seconds), tick=False):
        call_command("seed_demo", people=people, messages=messages, stdout=StringIO(), **options)


def described() -> list[tuple[object, ...]]:
    people = User.objects.order_by("username").values_list(
        "username", "name", "location", "bio", "rating", "visibility"
    )
    skills = Skill.objects.order_by("user__username", "type", "name").values_list("name", "type", "level", "priority")
    terms = ("offered_skill_name", "wanted_skill_name", "offered_minutes", "wanted_minutes", "status", "message")
    messages = Message.objects.values_list("seq", "content")
    return [*people, *skills, *sorted(messages), *sorted(Swap.objects.values_list(*terms))]


def clear() -> None:
    for model in (Conversation, User):
        model.objects.all().delete()


@pytest.mark.only_on("sqlite")
def test_the_same_seed_makes_the_same_community_and_another_seed_another(db):
    seed()
    first = described()
    clear()
    seed()
    assert described() == first
    clear()
    seed(seed=2)
    assert described() != first


def test_an_interrupted_community_is_cleared_away_first(db):
    seed(people=8, messages=40)
    Conversation.objects.all().delete()
    User.objects.get(login_email=DEMO_EMAIL).delete()
    seed(people=8, messages=40)
    assert len(User.objects.all()) == 9
    assert sum(Topic.objects.values_list("uses", flat=True)) == len(Skill.objects.all())


@pytest.mark.only_on("sqlite")
def test_production_is_refused_unless_forced(settings, db):
    settings.PRODUCTION = True
    with pytest.raises(CommandError):
        seed(people=2, messages=4)
    assert not User.objects.exists()
    seed(people=2, messages=4, force=True)
    assert User.objects.exists()


@pytest.mark.only_on("sqlite")
def test_a_community_of_nobody_is_only_the_demo_member(db):
    seed(people=0, messages=0)
    assert len(User.objects.all()) == 1


@pytest.mark.only_on("sqlite")
def test_a_small_community_has_what_it_has_people_for(db):
    seed(people=2, messages=4)
    assert len(Swap.objects.all()) == 2
