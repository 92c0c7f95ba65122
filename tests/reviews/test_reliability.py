"""Reliability: sessions kept of sessions that count."""

import datetime as dt
from functools import partial
from uuid import uuid4

import pytest

from accounts.hooks import member_changed
from accounts.models import User
from learning.models import Outcome, SessionParticipant
from reviews.selectors import reliability_of
from reviews.services.reliability import reliability_refresh
from skillswap.db import run
from skillswap.db.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session, session_between
from tests.racing import side_by_side

pytestmark = pytest.mark.django_db


def came_out(teacher, student, outcome):
    """A session of which one thing is known: what became of the teacher."""
    session = held_session(teacher, student)
    SessionParticipant.objects.filter(session=session, user=teacher).update(outcome=outcome)


def figure(user):
    return User.objects.values_list("reliability", flat=True).get(pk=user.pk)


def test_it_is_the_share_of_sessions_kept(member, other, monkeypatch):
    for outcome in (Outcome.CAME, Outcome.CAME, Outcome.MISSED, "", Outcome.LATE_CANCEL, Outcome.CAME, Outcome.CAME):
        came_out(member, other, outcome)
    changed = []
    monkeypatch.setattr(member_changed, "_handlers", [changed.append])
    reliability_refresh([member.pk, other.pk, member.pk])
    assert (figure(member), figure(other)) == (0.667, None)
    assert changed == [member.pk, other.pk]


def test_what_is_taken_back_no_longer_counts(member, other):
    came_out(member, other, Outcome.MISSED)
    reliability_refresh([member.pk])
    assert figure(member) == 0.0
    SessionParticipant.objects.update(outcome="")
    reliability_refresh([member.pk])
    assert figure(member) is None


def test_others_see_the_counts_and_how_quickly_somebody_answers(member, other, api):
    for outcome in (Outcome.CAME, Outcome.CAME, Outcome.MISSED, Outcome.LATE_CANCEL):
        came_out(member, other, outcome)
    for participant, minutes in zip(SessionParticipant.objects.filter(user=member), (5, 30, 600), strict=False):
        SessionParticipant.objects.filter(pk=participant.pk).update(reply_minutes=minutes)
    assert api(other).get(f"/api/users/{member.pk}/reliability").json() == {
        "figure": 0.5,
        "cameCount": 2,
        "missedCount": 1,
        "lateCancelCount": 1,
        "replyMinutes": 30,
    }


def test_before_the_first_session_nothing_is_said(member, other, api):
    said = api(other).get(f"/api/users/{member.pk}/reliability").json()
    assert (said["figure"], said["replyMinutes"], said["cameCount"]) == (None, None, 0)


def test_only_the_last_fifty_answers_count(member, other):
    for number in range(60):
        session = session_between(member, other, at=now_ms() + dt.timedelta(hours=number))
        SessionParticipant.objects.filter(session=session, user=member).update(
            reply_minutes=1000 if number < 10 else 20
        )
    assert reliability_of(member.pk, viewer=other)["reply_minutes"] == 30


def test_of_somebody_whom_one_may_not_see_it_is_404(member, other, api):
    User.objects.filter(pk=member.pk).update(visibility="private")
    for person in (member.pk, uuid4()):
        assert api(other).get(f"/api/users/{person}/reliability").status_code == 404


@pytest.mark.parametrize("size", [1, 12])
def test_it_costs_the_same_after_one_session_or_many(size, member, other, django_assert_num_queries):
    for _ in range(size):
        came_out(member, other, Outcome.CAME)
    with django_assert_num_queries(5):
        reliability_of(member.pk, viewer=other)


@pytest.mark.django_db(transaction=True)
def test_sessions_of_one_person_that_end_at_once_all_count(member):
    sessions = [held_session(member, UserFactory()) for _ in range(8)]

    def end(number):
        SessionParticipant.objects.filter(session=sessions[number], user=member).update(
            outcome=Outcome.MISSED if number < 2 else Outcome.CAME
        )
        reliability_refresh([member.pk])

    assert side_by_side(*(partial(run, end, number) for number in range(8))) == [None] * 8
    assert figure(member) == 0.75
