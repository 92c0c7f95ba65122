"""What a member takes along, and what goes with them."""

import orjson
import pytest

from accounts.hooks import member_data, member_erase
from learning.models import Calendar, Review, Seat, Session
from learning.own_data import reviews_data, sessions_data
from learning.services.reviews import review_write
from tests.factories.accounts import UserFactory
from tests.learning.made import disputed, held_lesson, hide, reviewed

pytestmark = pytest.mark.django_db


def data_of(user):
    return dict(member_data(user.pk))


def test_the_export_has_ones_own_words_and_of_others_only_the_name(member, other):
    session, _ = disputed(member, other, description="I want chords.", absent_id=member.pk, absence_answer="Not me")
    Session.objects.update(cancelled_by_id=member.pk, cancel_reason="Ill")
    Seat.objects.filter(user=member).update(notes="My note")
    Seat.objects.filter(user=other).update(notes="Their note")
    (mine,), (theirs,) = data_of(member)["sessions"], data_of(other)["sessions"]
    words = ("role", "with", "notes", "description", "cancelReason", "absenceAnswer", "case")
    assert [mine[name] for name in words] == ["teacher", other.name, "My note", "", "Ill", "Not me", ""]
    assert [theirs[name] for name in words] == [
        "student", member.name, "Their note", "I want chords.", "", "", "We stopped after 20 minutes.",
    ]  # fmt: skip
    assert mine["id"] == str(session.pk)
    assert orjson.dumps([mine, theirs])
    assert other.email not in str(mine)
    assert str(other.pk) not in str(mine)


def test_the_export_has_the_reviews_one_wrote_and_those_one_can_read(member, other):
    reviewed(other, member, 3, "So so")
    review_write(session=held_lesson(member, other), by=other, stars=1, text="Not shown yet")
    reviews = data_of(member)["reviews"]
    assert [(row["author"], row["stars"], row["text"]) for row in reviews["received"]] == [(other.name, 3, "So so")]
    assert [row["about"] for row in reviews["written"]] == [other.name]
    theirs = data_of(other)["reviews"]["written"]
    assert [(row["text"], row["isShown"]) for row in theirs] == [("Not shown yet", False), ("So so", True)]


def test_who_is_hidden_has_no_name_in_the_export(member, other):
    reviewed(other, member)
    hide(Session.objects.get())
    assert other.name not in str(data_of(member))
    assert [row["with"] for row in data_of(member)["sessions"]] == [None]


@pytest.mark.parametrize("size", [1, 12])
def test_the_export_costs_the_same_for_few_or_many(size, member, django_assert_max_num_queries):
    for _ in range(size):
        reviewed(UserFactory(), member)
    with django_assert_max_num_queries(9):
        assert len(sessions_data(member.pk)[1]) == size
        assert len(reviews_data(member.pk)[1]["received"]) == size


def test_who_leaves_takes_their_words_along_and_leaves_their_reviews(member, other):
    reviewed(other, member, 5, "Wonderful")
    Session.objects.update(description="I want chords.")
    held_lesson(other, member, description="I want recipes.")
    Seat.objects.update(notes="A note")
    Calendar.objects.create(user=other)
    Calendar.objects.create(user=member)
    member_erase(other.pk)
    assert set(Seat.objects.filter(user=other).values_list("notes", flat=True)) == {""}
    assert set(Seat.objects.filter(user=member).values_list("notes", flat=True)) == {"A note"}
    assert set(Session.objects.values_list("description", flat=True)) == {"", "I want recipes."}
    assert Review.objects.get(author=other).text == "Wonderful"
    assert [row.pk for row in Calendar.objects.all()] == [member.pk]
