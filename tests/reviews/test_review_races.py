"""Everybody writes at once: each review counts once and is shown once."""

import pytest

from learning.models import Session, Status
from reviews.errors import ReviewShown
from reviews.models import Review
from reviews.services.showing import reviews_show_due
from reviews.services.writing import review_write
from skillswap.db.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session
from tests.racing import side_by_side
from tests.reviews.reading import notified, rating, updates

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(calls):
    """What each of the calls brought that start together; only ReviewShown may be raised."""
    outcomes = side_by_side(*calls)
    assert not [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, ReviewShown)]
    return outcomes


def test_two_who_write_at_the_same_moment_are_both_shown_once(member, other):
    sessions = [held_session(member, other) for _ in range(6)]
    at_once([lambda s=s, by=by: review_write(session=s, by=by, stars=4) for s in sessions for by in (member, other)])
    assert Review.objects.filter(is_shown=True).count() == 12
    assert (rating(member), rating(other)) == ((4.0, 6), (4.0, 6))
    for person in (member, other):
        assert notified(person).count("review_shown") == 6
        assert notified(person).count("review_received") <= 6
        assert updates(person) == 12


def test_reviews_of_one_person_by_many_at_once_all_count(member):
    authors = UserFactory.create_batch(8)
    sessions = [held_session(member, author) for author in authors]
    for session in sessions:
        review_write(session=session, by=member, stars=5)
    stars = [5, 5, 4, 4, 3, 3, 1, 2]
    at_once(
        [
            lambda s=s, by=by, n=n: review_write(session=s, by=by, stars=n)
            for s, by, n in zip(sessions, authors, stars, strict=True)
        ]
    )
    assert rating(member) == (round(sum(stars) / 8, 2), 8)


def test_the_same_person_twice_and_the_job_twice_make_one_review_shown_once(member, other):
    session = held_session(member, other)
    at_once([lambda: review_write(session=session, by=other, stars=4)] * 6)
    assert Review.objects.count() == 1
    Review.objects.update(shows_at=now_ms())
    Session.objects.filter(pk=session.pk).update(status=Status.COMPLETED)
    shown = at_once([reviews_show_due] * 4)
    assert notified(member).count("review_shown") == 1
    assert rating(member) == (4.0, 1)
    assert sum(shown) == 1
