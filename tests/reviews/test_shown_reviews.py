"""What others read of reviews, what is taken down, and what the rating is."""

from uuid import uuid4

import pytest

from accounts.models import User
from learning.errors import ConcernsYou
from moderation.errors import NothingToRemove, RankTooLow
from moderation.models import AuditEntry
from moderation.services import member_block
from reviews.models import Review
from reviews.selectors import reviews_about
from reviews.services.removal import review_remove, review_take_down
from tests.factories.accounts import UserFactory
from tests.factories.reviews import reviewed
from tests.reviews.reading import rating, seen

pytestmark = pytest.mark.django_db


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


def test_whose_review_was_removed_is_not_offered_another(member, other, api):
    reviewed(other, member)
    review_remove(Review.objects.get(about=member).pk)
    (session,) = api(other).get("/api/sessions").json()["data"]
    assert (session["myReview"], "review" in session["actions"]) == (None, False)
    answer = api(other).post(f"/api/sessions/{session['id']}/review", {"stars": 5})
    assert (answer.status_code, answer.json()["code"]) == (409, "review_shown")


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
