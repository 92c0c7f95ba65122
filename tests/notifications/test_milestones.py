"""Firsts are celebrated once ever: by a notification that interrupts nobody."""

import pytest

from accounts.hooks import member_data
from accounts.models import User
from notifications.models import Milestone, Notification
from notifications.services import celebrating, milestones_note
from notifications.services.celebrating import milestone_celebrate
from skillswap.clock import pretending
from skillswap.db.fields import now_ms
from skillswap.jobs import jobs_deliver
from skillswap.models import Job
from tests.factories.accounts import account_deleted
from tests.factories.learning import held_session
from tests.migrating import migrated_back

FIRST = "first_match"
pytestmark = pytest.mark.django_db


def celebrated(user):
    return [row.data for row in Notification.objects.filter(user=user, type="milestone").order_by("id")]


def test_a_milestone_is_celebrated_once_ever(member, other):
    milestones_note(user_ids=[member.pk, other.pk], name=FIRST)
    milestones_note(user_ids=[member.pk], name=FIRST)  # before the first was celebrated
    jobs_deliver()
    assert celebrated(member) == celebrated(other) == [{"milestone": FIRST}]

    Notification.objects.update(is_read=True)
    milestones_note(user_ids=[member.pk, other.pk], name=FIRST)
    assert not Job.objects.exists()
    assert milestone_celebrate(user_id=member.pk, name=FIRST) is False
    assert celebrated(member) == [{"milestone": FIRST}]


def test_one_whose_milestone_cannot_be_celebrated_keeps_nobody_else_from_theirs(member, other, monkeypatch):
    works, failed = celebrating.notify, []

    def failing(**notice):
        if not failed or notice["user_id"] in failed:
            failed.append(notice["user_id"])
            raise RuntimeError
        return works(**notice)

    monkeypatch.setattr(celebrating, "notify", failing)
    milestones_note(user_ids=[member.pk, other.pk], name=FIRST)
    jobs_deliver()
    assert len(celebrated(member) + celebrated(other)) == 1

    monkeypatch.setattr(celebrating, "notify", works)
    Job.objects.update(due_at=now_ms())
    jobs_deliver()
    assert celebrated(member) == celebrated(other) == [{"milestone": FIRST}]


def test_nobody_celebrates_with_who_left_meanwhile_and_nothing_of_them_stays(member, other):
    milestones_note(user_ids=[member.pk, other.pk], name=FIRST)
    account_deleted(other)
    jobs_deliver()
    assert (len(celebrated(member)), celebrated(other)) == (1, [])
    (exported,) = dict(member_data(member.pk))["notifications"]["milestones"]
    assert exported["name"] == FIRST
    account_deleted(member)
    assert not Milestone.objects.exists()


def test_in_a_demo_community_the_firsts_are_long_ago(member):
    with pretending(now_ms()):
        milestones_note(user_ids=[member.pk], name=FIRST)
    milestones_note(user_ids=[member.pk], name=FIRST)
    assert (Job.objects.count(), celebrated(member)) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_what_members_reached_before_is_not_celebrated_as_new(member, other):
    held_session(member, other)
    held_session(member, other, days_ago=2)
    with migrated_back("learning", "0014_totals"), migrated_back("notifications", "0014_off_by_link") as before:
        User.objects.filter(pk=member.pk).update(total_reviews=2)
        for key in ("match:1", "match:2"):
            before.get_model("notifications", "Notification").objects.create(user_id=other.pk, type="match", key=key)
    reached = Milestone.objects.order_by("name").values_list("user_id", "name")
    assert list(reached) == [(member.pk, "first_lesson_given"), (other.pk, FIRST), (member.pk, "first_review")]
