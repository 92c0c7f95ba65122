"""Blocks, bans and goodbyes."""

import datetime as dt

import pytest

from credits.audit import Audit
from learning.models import Session, Status
from learning.selectors import session_of, sessions_of
from learning.services.absence import no_show_report
from learning.services.running import session_end
from moderation.services import member_ban, member_block, member_unblock
from notifications.models import Notification
from skillswap.errors import NotFound
from tests.factories.accounts import UserFactory
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import agree, ahead, ask, begin

pytestmark = pytest.mark.django_db

EVERYTHING = {"status": None, "role": None, "when": None, "with_user": None, "page": 1, "limit": 20}


@pytest.mark.parametrize("blocker", ["student", "teacher"])
def test_a_block_cancels_and_refunds_what_is_agreed_and_hides_it_from_both(student, guitar, teacher, blocker):
    agreed, asked = agree(student, guitar), ask(student, guitar, at=ahead(days=3))
    one, two = (student, teacher) if blocker == "student" else (teacher, student)
    before = Notification.objects.filter(user=two).count()
    member_block(by=one, user_id=two.pk)
    assert set(Session.objects.values_list("status", flat=True)) == {Status.CANCELLED}
    assert minutes_of(student) == (300, 0)
    for person in (student, teacher):
        assert sessions_of(person.pk, **EVERYTHING).rows == []
        for session in (agreed, asked):
            with pytest.raises(NotFound):
                session_of(person.pk, session.pk)
    assert Notification.objects.filter(user=two).count() == before


def test_unblocking_shows_the_history_again(student, guitar, teacher):
    session = agree(student, guitar)
    member_block(by=student, user_id=teacher.pk)
    member_unblock(by=student.pk, user_id=teacher.pk)
    assert session_of(teacher.pk, session.pk).status == Status.CANCELLED
    assert sessions_of(student.pk, **EVERYTHING).total == 1


def test_a_block_does_not_take_back_what_was_earned(clock, student, guitar, teacher):
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time)
    begin(session, teacher, student)
    clock.shift(dt.timedelta(hours=1))
    session_end(session=session, by=teacher, actual_minutes=60)
    member_block(by=student, user_id=teacher.pk)
    clock.shift(dt.timedelta(hours=24))
    from learning.services.due import sessions_run_due

    sessions_run_due()
    assert minutes_of(teacher) == (60, 0)


def test_a_ban_cancels_what_is_ahead_ends_what_goes_on_and_notifies_the_others(clock, student, guitar, teacher):
    third = UserFactory()
    give(third, 300)
    agree(student, guitar)
    running = agree(third, guitar, at=ahead(minutes=10))
    begin(running, teacher, third)
    ask(student, guitar, at=ahead(days=5))
    member_ban(user=teacher, by=UserFactory(moderator=True), reason="Spam")
    statuses = dict(Session.objects.values_list("student_id", "status").distinct())
    assert statuses == {student.pk: Status.CANCELLED, third.pk: Status.COMPLETED}
    assert (minutes_of(student), minutes_of(third)) == ((300, 0), (299, 0))
    notified = {(row.user_id, row.data["event"]) for row in Notification.objects.filter(type="session")}
    assert {(student.pk, "session_cancelled"), (third.pk, "session_ended")} <= notified
    assert Audit().faults == []


def test_who_leaves_settles_what_waits_for_an_answer(clock, student, guitar, teacher):
    from accounts.hooks import member_removed

    held, missed = agree(student, guitar), agree(student, guitar, at=ahead(days=3))
    clock.move_to(held.scheduled_time)
    begin(held, teacher, student)
    clock.shift(dt.timedelta(hours=1))
    session_end(session=held, by=teacher, actual_minutes=60)
    clock.move_to(missed.scheduled_time)
    begin(missed, teacher)
    clock.shift(dt.timedelta(minutes=10))
    no_show_report(session=missed, by=teacher)
    member_removed(student.pk, "deleted")
    assert (minutes_of(student), minutes_of(teacher)) == ((210, 0), (90, 0))
    assert Audit().faults == []
