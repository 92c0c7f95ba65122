"""What a profile says of somebody's sessions: hours taught and learned, and how quickly they answer."""

import datetime as dt

import pytest

from accounts.models import User
from learning.models import Session, SessionParticipant
from learning.services.answering import session_decline
from learning.services.running import session_end
from matching.selectors import person_page
from reviews.selectors import reliability_of
from swaps.services import swap_reject
from tests.factories.accounts import UserFactory
from tests.factories.learning import held_session
from tests.factories.sessions import agree, ahead, ask, begin
from tests.factories.swaps import proposal
from tests.migrating import migrated_back


def figures(person, viewer):
    page = person_page(person.pk, viewer=viewer)
    return page["taught_minutes"], page["learned_minutes"], page["response_minutes"]


@pytest.mark.django_db
def test_what_took_place_counts_once_for_both_as_it_was_paid(clock, student, guitar, teacher):
    assert figures(teacher, student) == (0, 0, None)
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time)
    begin(session, teacher, student)
    clock.shift(dt.timedelta(minutes=40))
    for _ in range(2):
        session_end(session=session, by=student)
    paid = Session.objects.get(pk=session.pk).paid_minutes
    assert figures(teacher, student)[:2] == (paid, 0)
    assert figures(student, teacher)[:2] == (0, paid)


@pytest.mark.django_db
def test_the_time_to_an_answer_is_near_the_median_of_the_last_ninety_days(clock, student, guitar, teacher):
    for days, waited in ((2, 10), (3, 30)):
        session = ask(student, guitar, at=ahead(days=days))
        clock.shift(dt.timedelta(minutes=waited))
        session_decline(session=session, by=teacher)
    assert figures(teacher, student)[2] is None
    swap = proposal(student, teacher)
    clock.shift(dt.timedelta(minutes=50))
    swap_reject(swap=swap, by=teacher)
    assert figures(teacher, student)[2] == 30
    assert reliability_of(teacher.pk, viewer=student)["reply_minutes"] == 30
    assert figures(student, teacher)[2] is None
    clock.shift(dt.timedelta(days=91))
    assert figures(teacher, student)[2] is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("waited", "said"),
    [((0, 0, 0), 5), ((1, 17, 2000), 30), ((1, 29, 2000), 30), ((100, 200, 300), 360), ((9000,) * 3, 4320)],
)
def test_nobody_computes_from_it_how_long_one_of_three_waited(waited, said, student, teacher):
    for days, minutes in enumerate(waited, 1):
        session = held_session(teacher, student, days_ago=days)
        SessionParticipant.objects.filter(session=session, user=teacher).update(reply_minutes=minutes)
    assert figures(teacher, student)[2] == said


@pytest.mark.django_db(transaction=True)
def test_members_of_before_have_the_hours_of_all_their_sessions():
    teacher, student = UserFactory(), UserFactory()
    for minutes in (60, 45):
        held_session(teacher, student, paid_minutes=minutes)
    held_session(teacher, student, status="no_show", paid_minutes=30)
    with migrated_back("learning", "0013_linked_at"):
        User.objects.update(taught_minutes=0, learned_minutes=0)
    rows = dict(User.objects.values_list("pk", "taught_minutes"))
    assert rows == {teacher.pk: 105, student.pk: 0}
    assert User.objects.get(pk=student.pk).learned_minutes == 105
