"""A swap as a deal: its minutes follow the sessions of both sides."""

import datetime as dt

import pytest

from learning.services.answering import session_accept
from learning.services.cancelling import session_cancel
from learning.services.editing import session_edit
from learning.services.running import session_end
from tests.factories.credits import give
from tests.factories.sessions import agree, ask, begin
from tests.factories.skills import offers
from tests.factories.swaps import agreed_swap

pytestmark = pytest.mark.django_db


@pytest.fixture
def chess(student):
    (skill,) = offers(student, "Chess")
    return skill


@pytest.fixture
def swap(teacher, student, guitar, chess):
    """The teacher teaches 90 minutes of guitar, the student an hour of chess."""
    give(teacher, 300)
    terms = {"offered_skill_id": guitar.pk, "wanted_skill_id": chess.pk}
    return agreed_swap(teacher, student, offered_minutes=90, **terms)


def side(api, who, swap, name="from"):
    deal = api(who).get(f"/api/swaps/{swap.pk}").json()["deal"][name]
    return tuple(deal[f"{what}Minutes"] for what in ("agreed", "booked", "delivered", "left"))


def held(clock, session, *people):
    clock.move_to(session.scheduled_time)
    begin(session, *people)
    clock.shift(dt.timedelta(minutes=session.duration_minutes))
    for person in people:
        session_end(session=session, by=person)


def test_the_numbers_of_a_deal_follow_its_sessions(api, clock, student, guitar, chess, teacher, swap):
    assert side(api, student, swap) == (90, 0, 0, 90)
    assert side(api, student, swap, "to") == (60, 0, 0, 60)
    session = ask(student, guitar, minutes=60, swap_id=swap.pk)
    assert side(api, teacher, swap) == (90, 60, 0, 30)
    session_cancel(session=session, by=student, reason="")
    assert side(api, teacher, swap) == (90, 0, 0, 90)
    held(clock, agree(student, guitar, minutes=60, swap_id=swap.pk), teacher, student)
    assert side(api, student, swap) == (90, 0, 60, 30)
    held(clock, agree(teacher, chess, minutes=60, swap_id=swap.pk), student, teacher)
    assert side(api, student, swap, "to") == (60, 0, 60, 0)
    assert api(teacher).get(f"/api/swaps/{swap.pk}").json()["status"] == "accepted"  # half an hour is left to book
    held(clock, agree(student, guitar, minutes=30, swap_id=swap.pk), teacher, student)
    assert api(teacher).get(f"/api/swaps/{swap.pk}").json()["status"] == "completed"
    assert side(api, student, swap) == (90, 0, 90, 0)


def test_a_session_says_what_its_length_does_to_the_deal(api, clock, student, guitar, teacher, swap):
    def effect(session):
        return api(student).get(f"/api/sessions/{session.pk}").json()["dealEffect"]

    first = agree(student, guitar, minutes=60, swap_id=swap.pk)
    second = ask(student, guitar, minutes=30, swap_id=swap.pk, at=first.ends_at + dt.timedelta(hours=1))
    whole = {"agreedMinutes": 90, "leftMinutes": 0, "overMinutes": 0}
    assert effect(first) == whole | {"otherMinutes": 30}
    assert effect(second) == whole | {"otherMinutes": 60}
    answer = api(teacher).patch(f"/api/sessions/{first.pk}", {"durationMinutes": 75}).json()
    assert answer["dealEffect"] == {"agreedMinutes": 90, "otherMinutes": 30, "leftMinutes": 0, "overMinutes": 15}
    session_accept(session=first, by=student)
    session_edit(session=second, by=student, duration_minutes=15)
    assert effect(second) == {"agreedMinutes": 90, "otherMinutes": 75, "leftMinutes": 0, "overMinutes": 0}
    session_cancel(session=first, by=student, reason="")
    assert effect(first) is None
    assert effect(second)["leftMinutes"] == 75
    assert effect(agree(student, guitar, at=first.ends_at + dt.timedelta(days=1))) is None


def test_a_page_of_sessions_costs_the_same_for_one_or_many_deals(
    api, clock, student, guitar, swap, django_assert_max_num_queries
):
    costs = set()
    for number in (1, 2, 3):
        ask(student, guitar, minutes=30, swap_id=swap.pk, at=swap.created_at + dt.timedelta(days=number))
        with django_assert_max_num_queries(12) as queries:
            sessions = api(student).get("/api/sessions").json()["data"]
        costs.add(len(queries))
        assert [each["dealEffect"]["leftMinutes"] for each in sessions] == [
            0 if number == 3 else 90 - 30 * number
        ] * number
    assert len(costs) == 1
