"""Minutes are agreed on only between people who have proved their addresses."""

import datetime as dt

import pytest

from accounts.models import User
from learning.errors import EmailNotVerified
from learning.models import Session, Status
from learning.services.answering import session_accept
from learning.services.editing import session_edit
from skillswap.db.fields import now_ms
from tests.factories.credits import minutes_of
from tests.factories.sessions import agree, ahead, ask

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]


def unprove(person):
    User.objects.filter(pk=person.pk).update(is_verified=False)


@pytest.mark.parametrize(("unproved", "whose"), [("teacher", "you"), ("student", "them")])
def test_agreeing_needs_both_addresses_and_says_whose_is_missing(api, student, teacher, guitar, unproved, whose):
    unprove(teacher if unproved == "teacher" else student)
    session = ask(student, guitar)
    refused = api(teacher).post(f"/api/sessions/{session.pk}/accept")
    assert (refused.status_code, refused.json()["code"], refused.json()["whose"]) == (403, "email_not_verified", whose)
    session.refresh_from_db()
    assert (session.status, minutes_of(student)) == (Status.REQUESTED, (300, 0))


def test_asking_and_offering_need_no_proof(api, student, teacher, guitar):
    unprove(student)
    unprove(teacher)
    session = ask(student, guitar)
    assert session_edit(session=session, by=teacher, scheduled_time=ahead(days=3)).waits_for_id == student.pk


def test_another_time_is_accepted_by_the_same_rule(student, teacher, guitar):
    asked, agreed = ask(student, guitar), agree(student, guitar, at=ahead(days=5))
    for session, day in ((asked, 3), (agreed, 6)):
        session_edit(session=session, by=teacher, scheduled_time=ahead(days=day))
    unprove(teacher)
    for session in (asked, agreed):
        with pytest.raises(EmailNotVerified):
            session_accept(session=session, by=student)
    assert Session.objects.get(pk=agreed.pk).scheduled_time < now_ms() + dt.timedelta(days=5, minutes=1)


def test_who_proves_the_address_can_agree(student, teacher, guitar):
    unprove(teacher)
    session = ask(student, guitar)
    User.objects.filter(pk=teacher.pk).update(is_verified=True)
    assert session_accept(session=session, by=teacher).status == Status.SCHEDULED
