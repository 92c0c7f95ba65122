"""Moderators merge and name topics at the same moment: no name and no skill is left on a topic that is gone."""

from itertools import count

import pytest

from skills.models import Skill, Topic, TopicAlias
from skills.selectors import topic_named
from skills.services import topic_alias_add, topic_merge, topic_resolve
from skillswap.errors import Conflict
from skillswap.folding import fold
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 6
number = count(1)


@pytest.fixture
def by(db):
    return UserFactory(moderator=True)


def topic():
    return topic_resolve(name=f"Knots {next(number)} {next(number)}")


def merge(source, into, by):
    return lambda: topic_merge(source=source, into=into, by=by)


def require_whole(topics, outcomes):
    """Somebody won, the rest heard that a topic was merged; what anybody finds is alive and counted right."""
    assert all(isinstance(outcome, Topic | TopicAlias | Conflict) for outcome in outcomes), outcomes
    alive = Topic.objects.filter(merged_into=None)
    assert not Topic.objects.filter(merged_into__merged_into__isnull=False).exists()
    assert not TopicAlias.objects.exclude(topic__in=alive).exists()
    assert not Skill.objects.exclude(topic__in=alive).exists()
    for one in topics:
        found = topic_named(fold(one.name))
        assert found is not None
        assert found.offers == Skill.objects.filter(topic=found, type="offer").count()


@pytest.mark.parametrize("used", [False, True])
def test_merges_that_follow_each_other_make_no_chain(used, by):
    for _ in range(ROUNDS):
        one, two, three = topics = [topic() for _ in range(3)]
        if used:
            for each in topics:
                offers(UserFactory(), each.name)
        require_whole(topics, side_by_side(merge(one, two, by), merge(two, three, by)))


def test_two_that_are_merged_into_each_other_leave_one(by):
    for _ in range(ROUNDS):
        one, two = topics = topic(), topic()
        outcomes = side_by_side(merge(one, two, by), merge(two, one, by))
        assert sum(isinstance(outcome, Topic) for outcome in outcomes) == 1
        require_whole(topics, outcomes)


def test_a_name_that_is_added_while_the_topic_is_merged_leads_to_what_stays(by):
    for _ in range(ROUNDS):
        one, two = topics = topic(), topic()
        name = f"Hitches {next(number)}"
        named = side_by_side(merge(one, two, by), lambda: topic_alias_add(topic=one, name=name, by=by))  # noqa: B023
        require_whole(topics, named)
