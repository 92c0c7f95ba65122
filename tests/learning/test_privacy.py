"""What a member takes along, and what goes with them."""

import orjson
import pytest

from accounts.hooks import member_data, member_erase
from learning.models import Calendar, Session, SessionParticipant
from learning.privacy import sessions_data
from tests.factories.accounts import UserFactory
from tests.factories.learning import disputed, held_session, hide

pytestmark = pytest.mark.django_db


def data_of(user):
    return dict(member_data(user.pk))


def test_the_export_has_ones_own_words_and_of_others_only_the_name(member, other):
    session, _ = disputed(member, other, description="I want chords.", absent_id=member.pk, absence_answer="Not me")
    Session.objects.update(cancelled_by_id=member.pk, cancel_reason="Ill")
    SessionParticipant.objects.filter(user=member).update(notes="My note")
    SessionParticipant.objects.filter(user=other).update(notes="Their note")
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


def test_who_is_hidden_has_no_name_in_the_export(member, other):
    hide(held_session(member, other))
    assert other.name not in str(data_of(member))
    assert [row["with"] for row in data_of(member)["sessions"]] == [None]


@pytest.mark.parametrize("size", [1, 12])
def test_the_export_costs_the_same_for_few_or_many(size, member, django_assert_max_num_queries):
    for _ in range(size):
        held_session(member, UserFactory())
    with django_assert_max_num_queries(6):
        assert len(sessions_data(member.pk)[1]) == size


def test_who_leaves_takes_their_words_along(member, other):
    held_session(member, other, description="I want chords.")
    held_session(other, member, description="I want recipes.")
    SessionParticipant.objects.update(notes="A note")
    Calendar.objects.create(user=other)
    Calendar.objects.create(user=member)
    member_erase(other.pk)
    assert set(SessionParticipant.objects.filter(user=other).values_list("notes", flat=True)) == {""}
    assert set(SessionParticipant.objects.filter(user=member).values_list("notes", flat=True)) == {"A note"}
    assert set(Session.objects.values_list("description", flat=True)) == {"", "I want recipes."}
    assert [row.pk for row in Calendar.objects.all()] == [member.pk]
