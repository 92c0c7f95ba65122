"""Notifying people that a member matches them both ways."""

import pytest

from matching.models import MatchNotice
from matching.services import matches_announce
from notifications.models import Notification
from skills.hooks import skill_saved
from skillswap.jobs import jobs_deliver
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_hand(monkeypatch, nobody_works):
    """Nothing is announced but by the test's own call, and milestones wait."""
    monkeypatch.setattr(skill_saved, "_handlers", [])


@pytest.fixture
def settled(other):
    """Has been here for a while: teaches guitar, wants French."""
    offers(other, "Guitar")
    wants(other, "French")
    return other


def test_who_fits_both_ways_is_told_what_each_can_teach(by_hand, settled, member):
    offers(member, "French")
    wants(member, "Guitar")
    assert matches_announce(user_id=member.pk) == 1
    (notification,) = Notification.objects.all()
    assert (notification.user_id, notification.type) == (settled.pk, "match")
    assert notification.data == {
        "userId": str(member.pk),
        "theyTeach": ["French"],
        "youTeach": ["Guitar"],
    }


def test_a_pair_is_announced_once_ever_from_either_side(by_hand, settled, member):
    offers(member, "French")
    wants(member, "Guitar")
    notified = [matches_announce(user_id=person.pk) for person in (member, member, settled)]
    assert notified == [1, 0, 0]
    assert len(MatchNotice.objects.all()) == len(Notification.objects.all()) == 1


def test_one_sided_fits_are_not_announced(by_hand, settled, member):
    offers(member, "French")
    assert matches_announce(user_id=member.pk) == 0


@pytest.mark.parametrize("hidden", [{"visibility": "private"}, {"is_banned": True}])
def test_nobody_hears_of_a_hidden_member_nor_is_a_hidden_member_told(by_hand, settled, member, hidden):
    offers(member, "French")
    wants(member, "Guitar")
    for person in (member, settled):
        for field, value in hidden.items():
            setattr(person, field, value)
        person.save()
    assert matches_announce(user_id=member.pk) == matches_announce(user_id=settled.pk) == 0


def test_saving_a_skill_announces_after_commit(settled, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        offers(member, "French")
        wants(member, "Guitar")
    notified = [notification.user_id for notification in Notification.objects.filter(type="match")]
    assert notified == [settled.pk]


def test_the_first_match_is_celebrated_with_both(by_hand, settled, member):
    offers(member, "French")
    wants(member, "Guitar")
    matches_announce(user_id=member.pk)
    jobs_deliver()
    celebrated = Notification.objects.filter(type="milestone").values_list("user_id", "data")
    assert dict(celebrated) == {pk: {"milestone": "first_match"} for pk in (settled.pk, member.pk)}


@pytest.mark.parametrize("people", [1, 12])
def test_telling_many_costs_what_telling_one_costs(by_hand, member, people, django_assert_max_num_queries):
    offers(member, "French")
    wants(member, "Guitar")
    for person in UserFactory.create_batch(people):
        offers(person, "Guitar")
        wants(person, "French")
    with django_assert_max_num_queries(31):
        assert matches_announce(user_id=member.pk) == people
