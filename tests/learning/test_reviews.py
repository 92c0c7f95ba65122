"""Reviews: blind until both have written, then on the person's page and in their rating."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, connections

from accounts.hooks import member_changed
from accounts.models import User
from learning.errors import ConcernsYou, NotReviewable, ReviewClosed, ReviewShown
from learning.models import Review, Session, Status
from learning.reviews import reviews_about
from learning.services.reviews import review_remove, review_take_down, review_write, reviews_reveal_due
from moderation.blocking import member_block
from moderation.errors import NothingToRemove, RankTooLow
from moderation.models import AuditEntry
from notifications.models import Notification
from realtime.models import UserEvent
from skillswap.errors import InvalidInput, NotFound
from skillswap.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.learning.made import held_lesson, hide, reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(member, other):
    """`member` taught `other` yesterday."""
    return held_lesson(member, other)


def rating(user):
    return User.objects.values_list("rating", "total_reviews").get(pk=user.pk)


def told(user, kind="review"):
    return [row.data["event"] for row in Notification.objects.filter(user=user, type=kind).order_by("id")]


def updates(user):
    return len(UserEvent.objects.filter(user=user, type="session:updated"))


def seen(client, person):
    return client.get(f"/api/users/{person.pk}/reviews").json()["data"]


@pytest.mark.parametrize("answer", [True, False, None])
def test_whoever_does_not_say_whether_they_recommend_has_said_nothing(answer, lesson, other, api):
    written = {"stars": 4} if answer is None else {"stars": 4, "wouldRecommend": answer}
    body = api(other).post(f"/api/sessions/{lesson.pk}/review", written, format="json").json()
    assert body["myReview"]["wouldRecommend"] is answer


def test_the_first_review_stays_hidden_and_the_other_hears_that_there_is_one(lesson, member, other, api):
    review = review_write(session=lesson, by=other, stars=2, text="Too fast.", would_recommend=False)
    assert (review.is_shown, review.about_id, review.author_role) == (False, member.pk, "student")
    assert (review.shows_at - lesson.ended_at).days == 14
    notice = Notification.objects.get(user=member, type="review")
    assert notice.data == {
        "event": "review_received",
        "sessionId": str(lesson.pk),
        "personId": str(other.pk),
        "skillName": "Guitar",
    }
    assert notice.from_id == other.pk
    assert (updates(member), updates(other)) == (1, 1)
    assert seen(api(other), member) == []
    assert rating(member) == (None, 0)


def test_both_are_shown_as_soon_as_both_have_written(lesson, member, other, api, monkeypatch):
    changed = []
    monkeypatch.setattr(member_changed, "_handlers", [changed.append])
    review_write(session=lesson, by=other, stars=4, text=" Patient. ")
    review_write(session=lesson, by=member, stars=5)
    (mine,) = seen(api(other), member)
    assert mine["author"]["id"] == str(other.pk)
    fields = ("sessionId", "aboutId", "authorRole", "skillName", "stars", "text", "wouldRecommend", "isShown")
    expected = [str(lesson.pk), str(member.pk), "student", "Guitar", 4, "Patient.", None, True]
    assert [mine[field] for field in fields] == expected
    assert (rating(member), rating(other)) == ((4.0, 1), (5.0, 1))
    assert set(changed) == {member.pk, other.pk}
    assert (told(member), told(other)) == (["review_received", "review_shown"], ["review_shown"])
    assert Notification.objects.get(user=member, key__startswith="review_received").is_read


def test_a_review_can_be_changed_until_it_is_shown(lesson, member, other):
    review_write(session=lesson, by=other, stars=1, text="Late.")
    heard = updates(member)
    changed = review_write(session=lesson, by=other, stars=3, text="Late, then good.")
    assert (changed.stars, changed.text, changed.edited_at is not None) == (3, "Late, then good.", True)
    assert updates(member) == heard  # nothing of it is theirs to know
    review_write(session=lesson, by=member, stars=5)
    with pytest.raises(ReviewShown):
        review_write(session=lesson, by=other, stars=1)
    assert rating(member) == (3.0, 1)


@pytest.mark.parametrize("status", [status for status in Status if status != Status.COMPLETED])
def test_only_a_session_that_took_place_is_reviewed(status, member, other):
    with pytest.raises(NotReviewable):
        review_write(session=held_lesson(member, other, status=status), by=other, stars=5)


def test_after_fourteen_days_nobody_writes(member, other):
    review_write(session=held_lesson(member, other, days_ago=13.9), by=other, stars=5)
    with pytest.raises(ReviewClosed):
        review_write(session=held_lesson(member, other, days_ago=14.1), by=other, stars=5)


def test_only_the_two_write_and_not_while_they_are_hidden_from_each_other(lesson, other):
    with pytest.raises(NotFound):
        review_write(session=lesson, by=UserFactory(), stars=5)
    hide(lesson)
    with pytest.raises(NotFound):
        review_write(session=lesson, by=other, stars=5)
    assert not Review.objects.exists()


@pytest.mark.parametrize(("stars", "text"), [(0, ""), (6, ""), (5, "x" * 2001)])
def test_what_cannot_be_a_review_is_refused(stars, text, lesson, other):
    with pytest.raises(InvalidInput):
        review_write(session=lesson, by=other, stars=stars, text=text)


def test_one_without_an_answer_is_shown_when_the_time_is_over(lesson, member, other):
    review_write(session=lesson, by=other, stars=4)
    assert reviews_reveal_due() == 0
    Review.objects.update(shows_at=now_ms())
    assert [reviews_reveal_due(), reviews_reveal_due()] == [1, 0]
    assert rating(member) == (4.0, 1)
    assert (told(member), told(other)) == (["review_received", "review_shown"], [])


def test_a_lone_review_that_is_shown_does_not_hide_an_answer_of_the_last_moment(lesson, member, other):
    review_write(session=lesson, by=other, stars=4)
    Review.objects.update(shows_at=now_ms())
    reviews_reveal_due()
    assert review_write(session=lesson, by=member, stars=5).is_shown


def test_of_a_pair_that_is_hidden_from_each_other_neither_is_told(lesson, member, other):
    review_write(session=lesson, by=other, stars=4)
    Review.objects.update(shows_at=now_ms())
    hide(lesson)
    before = updates(member)
    reviews_reveal_due()
    assert Review.objects.get().is_shown
    assert (told(member), updates(member)) == (["review_received"], before)


def test_the_job_goes_on_where_it_stopped(member, monkeypatch):
    monkeypatch.setattr("learning.services.reviews.SHOWN_AT_ONCE", 2)
    for _ in range(3):
        author = UserFactory()
        review_write(session=held_lesson(member, author), by=author, stars=5)
    Review.objects.update(shows_at=now_ms())
    assert [reviews_reveal_due() for _ in range(3)] == [2, 1, 0]
    assert rating(member) == (5.0, 3)


def test_the_rating_is_the_mean_of_what_is_shown_and_was_not_removed(member):
    for stars in (5, 4, 4):
        reviewed(UserFactory(), member, stars)
    assert rating(member) == (4.33, 3)
    five = Review.objects.get(about=member, stars=5)
    assert [review_remove(five.pk), review_remove(five.pk), review_remove(uuid4())] == [True, False, False]
    assert rating(member) == (4.0, 2)
    for row in Review.objects.filter(about=member):
        review_remove(row.pk)
    assert rating(member) == (None, 0)


def test_a_removed_review_is_nowhere(member, other, api):
    reviewed(other, member)
    review_remove(Review.objects.get(about=member).pk)
    assert seen(api(other), member) == []


def test_a_moderator_takes_a_review_down_once_and_never_one_about_themselves(member, other):
    moderator = UserFactory(moderator=True)
    reviewed(other, member, 1, "Nonsense")
    review = Review.objects.get(about=member)
    with pytest.raises(RankTooLow):
        review_take_down(review=review, by=UserFactory())
    review_take_down(review=review, by=moderator, reason="Insults")
    with pytest.raises(NothingToRemove):
        review_take_down(review=review, by=moderator)
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.target_id, entry.action) == (moderator.pk, other.pk, "remove_content")
    reviewed(other, moderator, 1)
    with pytest.raises(ConcernsYou):
        review_take_down(review=Review.objects.get(about=moderator), by=moderator)


def test_reviews_by_people_hidden_from_the_reader_are_left_out(member, other, api):
    reader, author = UserFactory(), UserFactory()
    reviewed(author, member)
    reviewed(other, member)
    member_block(by=author, user_id=reader.pk)
    assert [row["author"]["id"] for row in seen(api(reader), member)] == [str(other.pk)]
    assert len(seen(api(UserFactory()), member)) == 2


def test_reviews_of_somebody_whom_one_may_not_see_are_404(member, other, api):
    reviewed(other, member)
    User.objects.filter(pk=member.pk).update(visibility="private")
    for person in (member.pk, uuid4()):
        assert api(UserFactory()).get(f"/api/users/{person}/reviews").status_code == 404
    assert len(seen(api(member), member)) == 1


def test_pages_of_reviews_follow_each_other(member, api):
    for stars in (1, 2, 3):
        reviewed(UserFactory(), member, stars)
    client, path = api(UserFactory()), f"/api/users/{member.pk}/reviews"
    first = client.get(path, {"limit": 2}).json()
    rest = client.get(path, {"limit": 2, "cursor": first["pagination"]["nextCursor"]}).json()
    assert [row["stars"] for row in first["data"] + rest["data"]] == [3, 2, 1]
    assert not rest["pagination"]["hasMore"]


@pytest.mark.parametrize("size", [1, 12])
def test_listing_reviews_costs_the_same_for_one_or_many(size, member, other, django_assert_num_queries):
    for _ in range(size):
        reviewed(UserFactory(), member)
    with django_assert_num_queries(5):
        page = reviews_about(member.pk, viewer=other, cursor=None, limit=20)
    assert len(page.rows) == size


def at_once(deeds):
    """Call every deed from a thread of its own; returns what each brought."""

    def one(deed):
        try:
            return deed()
        except ReviewShown as error:
            return type(error)
        finally:
            if connection.vendor != "mongodb":
                connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        return list(threads.map(one, deeds))


@pytest.mark.django_db(transaction=True)
def test_two_who_write_at_the_same_moment_are_both_shown_once(member, other):
    lessons = [held_lesson(member, other) for _ in range(6)]
    at_once([lambda s=s, by=by: review_write(session=s, by=by, stars=4) for s in lessons for by in (member, other)])
    assert Review.objects.filter(is_shown=True).count() == 12
    assert (rating(member), rating(other)) == ((4.0, 6), (4.0, 6))
    for person in (member, other):
        assert told(person).count("review_shown") == 6
        assert told(person).count("review_received") <= 6
        assert updates(person) == 12


@pytest.mark.django_db(transaction=True)
def test_reviews_of_one_person_by_many_at_once_all_count(member):
    authors = UserFactory.create_batch(8)
    lessons = [held_lesson(member, author) for author in authors]
    for lesson in lessons:
        review_write(session=lesson, by=member, stars=5)
    stars = [5, 5, 4, 4, 3, 3, 1, 2]
    at_once(
        [
            lambda s=s, by=by, n=n: review_write(session=s, by=by, stars=n)
            for s, by, n in zip(lessons, authors, stars, strict=True)
        ]
    )
    assert rating(member) == (round(sum(stars) / 8, 2), 8)


@pytest.mark.django_db(transaction=True)
def test_the_same_person_twice_and_the_job_twice_make_one_review_shown_once(member, other):
    lesson = held_lesson(member, other)
    at_once([lambda: review_write(session=lesson, by=other, stars=4)] * 6)
    assert Review.objects.count() == 1
    Review.objects.update(shows_at=now_ms())
    Session.objects.filter(pk=lesson.pk).update(status=Status.COMPLETED)
    shown = at_once([reviews_reveal_due] * 4)
    assert told(member).count("review_shown") == 1
    assert rating(member) == (4.0, 1)
    assert sum(shown) == 1
