"""Reviews: blind until both have written, then on the person's page and in their rating."""

import pytest

from accounts.hooks import member_changed
from learning.models import Status
from notifications.models import Milestone, Notification
from realtime.models import UserEvent
from reviews.errors import NotReviewable, ReviewClosed, ReviewShown
from reviews.models import Review
from reviews.services.showing import reviews_show_due
from reviews.services.writing import review_write
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from skillswap.jobs import jobs_deliver
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session, hide
from tests.reviews.reading import notified, rating, seen, updates

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(member, other):
    """`member` taught `other` yesterday."""
    return held_session(member, other)


@pytest.mark.parametrize("answer", [True, False, None])
def test_whoever_does_not_say_whether_they_recommend_has_said_nothing(answer, session, other, api):
    written = {"stars": 4} if answer is None else {"stars": 4, "wouldRecommend": answer}
    body = api(other).post(f"/api/sessions/{session.pk}/review", written, format="json").json()
    assert body["myReview"]["wouldRecommend"] is answer


def test_the_first_review_stays_hidden_and_the_other_hears_that_there_is_one(session, member, other, api):
    review = review_write(session=session, by=other, stars=2, text="Too fast.", would_recommend=False)
    assert (review.is_shown, review.about_id, review.author_role) == (False, member.pk, "student")
    assert (review.shows_at - session.ended_at).days == 14
    notice = Notification.objects.get(user=member, type="review")
    assert notice.data == {
        "event": "review_received",
        "sessionId": str(session.pk),
        "personId": str(other.pk),
        "skillName": "Guitar",
    }
    assert notice.from_id == other.pk
    assert (updates(member), updates(other)) == (1, 1)
    assert seen(api(other), member) == []
    assert rating(member) == (None, 0)


def test_both_are_shown_as_soon_as_both_have_written(session, member, other, api, monkeypatch):
    changed = []
    monkeypatch.setattr(member_changed, "_handlers", [changed.append])
    review_write(session=session, by=other, stars=4, text=" Patient. ")
    review_write(session=session, by=member, stars=5)
    (mine,) = seen(api(other), member)
    assert mine["author"]["id"] == str(other.pk)
    fields = ("sessionId", "aboutId", "authorRole", "skillName", "stars", "text", "wouldRecommend", "isShown")
    expected = [str(session.pk), str(member.pk), "student", "Guitar", 4, "Patient.", None, True]
    assert [mine[field] for field in fields] == expected
    assert (rating(member), rating(other)) == ((4.0, 1), (5.0, 1))
    assert set(changed) == {member.pk, other.pk}
    assert (notified(member), notified(other)) == (["review_received", "review_shown"], ["review_shown"])
    assert Notification.objects.get(user=member, key__startswith="review_received").is_read


def test_the_first_review_that_one_can_read_is_celebrated(session, member, other):
    review_write(session=session, by=other, stars=4)
    jobs_deliver()
    assert not Milestone.objects.exists()
    review_write(session=session, by=member, stars=5)
    jobs_deliver()
    celebrated = Notification.objects.filter(type="milestone").values_list("user_id", "data")
    assert dict(celebrated) == {pk: {"milestone": "first_review"} for pk in (member.pk, other.pk)}


def test_a_review_can_be_changed_until_it_is_shown(session, member, other):
    review_write(session=session, by=other, stars=1, text="Late.")
    heard = updates(member)
    changed = review_write(session=session, by=other, stars=3, text="Late, then good.")
    assert (changed.stars, changed.text, changed.edited_at is not None) == (3, "Late, then good.", True)
    assert updates(member) == heard  # nothing of it is theirs to know
    review_write(session=session, by=member, stars=5)
    with pytest.raises(ReviewShown):
        review_write(session=session, by=other, stars=1)
    assert rating(member) == (3.0, 1)


def test_the_same_review_again_changes_nothing(session, other):
    first = review_write(session=session, by=other, stars=3, text="Late, then good.")
    events = UserEvent.objects.count()
    again = review_write(session=session, by=other, stars=3, text=" Late, then good. ")
    assert (again.pk, again.edited_at, UserEvent.objects.count()) == (first.pk, None, events)


@pytest.mark.parametrize("status", [status for status in Status if status != Status.COMPLETED])
def test_only_a_session_that_took_place_is_reviewed(status, member, other):
    with pytest.raises(NotReviewable):
        review_write(session=held_session(member, other, status=status), by=other, stars=5)


def test_after_fourteen_days_nobody_writes(member, other):
    review_write(session=held_session(member, other, days_ago=13.9), by=other, stars=5)
    with pytest.raises(ReviewClosed):
        review_write(session=held_session(member, other, days_ago=14.1), by=other, stars=5)


def test_only_the_two_write_and_not_while_they_are_hidden_from_each_other(session, other):
    with pytest.raises(NotFound):
        review_write(session=session, by=UserFactory(), stars=5)
    hide(session)
    with pytest.raises(NotFound):
        review_write(session=session, by=other, stars=5)
    assert not Review.objects.exists()


@pytest.mark.parametrize(("stars", "text"), [(0, ""), (6, ""), (5, "x" * 2001)])
def test_what_cannot_be_a_review_is_refused(stars, text, session, other):
    with pytest.raises(InvalidInput):
        review_write(session=session, by=other, stars=stars, text=text)


def test_one_without_an_answer_is_shown_when_the_time_is_over(session, member, other):
    review_write(session=session, by=other, stars=4)
    assert reviews_show_due() == 0
    Review.objects.update(shows_at=now_ms())
    assert [reviews_show_due(), reviews_show_due()] == [1, 0]
    assert rating(member) == (4.0, 1)
    assert (notified(member), notified(other)) == (["review_received", "review_shown"], [])


def test_a_lone_review_that_is_shown_does_not_hide_an_answer_of_the_last_moment(session, member, other):
    review_write(session=session, by=other, stars=4)
    Review.objects.update(shows_at=now_ms())
    reviews_show_due()
    assert review_write(session=session, by=member, stars=5).is_shown


def test_of_a_pair_that_is_hidden_from_each_other_neither_is_notified(session, member, other):
    review_write(session=session, by=other, stars=4)
    Review.objects.update(shows_at=now_ms())
    hide(session)
    before = updates(member)
    reviews_show_due()
    assert Review.objects.get().is_shown
    assert (notified(member), updates(member)) == (["review_received"], before)


def test_the_job_goes_on_where_it_stopped(member, monkeypatch):
    monkeypatch.setattr("reviews.services.showing.SHOWN_AT_ONCE", 2)
    for _ in range(3):
        author = UserFactory()
        review_write(session=held_session(member, author), by=author, stars=5)
    Review.objects.update(shows_at=now_ms())
    assert [reviews_show_due() for _ in range(3)] == [2, 1, 0]
    assert rating(member) == (5.0, 3)
