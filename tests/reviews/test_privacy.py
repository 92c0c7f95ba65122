"""What a member takes along of reviews, and what stays of theirs when they leave."""

import pytest

from accounts.hooks import member_data, member_erase
from learning.models import Session
from reviews.models import Review
from reviews.privacy import reviews_data
from reviews.services.writing import review_write
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session, hide
from tests.factories.reviews import reviewed

pytestmark = pytest.mark.django_db


def data_of(user):
    return dict(member_data(user.pk))


def test_the_export_has_the_reviews_one_wrote_and_those_one_can_read(member, other):
    reviewed(other, member, 3, "So so")
    review_write(session=held_session(member, other), by=other, stars=1, text="Not shown yet")
    reviews = data_of(member)["reviews"]
    assert [(row["author"], row["stars"], row["text"]) for row in reviews["received"]] == [(other.name, 3, "So so")]
    assert [row["about"] for row in reviews["written"]] == [other.name]
    theirs = data_of(other)["reviews"]["written"]
    assert [(row["text"], row["isShown"]) for row in theirs] == [("Not shown yet", False), ("So so", True)]


def test_who_is_hidden_has_no_name_in_the_reviews_of_the_export(member, other):
    reviewed(other, member)
    hide(Session.objects.get())
    assert other.name not in str(data_of(member)["reviews"])


@pytest.mark.parametrize("size", [1, 12])
def test_reviews_in_the_export_cost_the_same_for_few_or_many(size, member, django_assert_max_num_queries):
    for _ in range(size):
        reviewed(UserFactory(), member)
    with django_assert_max_num_queries(5):
        assert len(reviews_data(member.pk)[1]["received"]) == size


def test_who_leaves_leaves_their_reviews(member, other):
    reviewed(other, member, 5, "Wonderful")
    member_erase(other.pk)
    assert Review.objects.get(author=other).text == "Wonderful"
