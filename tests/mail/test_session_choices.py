"""Mails about sessions and what their reader chose: quiet hours, and kinds that are off."""

import datetime as dt

import pytest

from learning.services.answering import session_accept
from learning.services.due import sessions_run_due
from notifications.models import Kind
from notifications.services import channel_set, preferences_set
from tests.factories.sessions import agree, ahead, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ADA, NOOR = "ada@example.org", "noor@example.org"
HOUR = dt.timedelta(hours=1)


def test_quiet_hours_hold_a_mail_back_until_they_end(ada, noor, guitar, sent, clock):
    preferences_set(user_id=noor.pk, changes={"quiet_hours": {"start": "12:00", "end": "18:30"}})
    ask(ada, guitar, at=ahead(days=3))  # 13:00 in Tehran
    assert sent() == []
    clock.move_to(dt.datetime(2026, 11, 21, 14, 59, 59, tzinfo=dt.UTC))
    assert sent() == []
    clock.move_to(dt.datetime(2026, 11, 21, 15, 0, tzinfo=dt.UTC))
    assert [address for address, _ in sent()] == [NOOR]


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("begins", "end_of_quiet", "sent_at"),
    [
        ("06:00", "07:00", "05:00"),  # over only after the session: at once
        ("07:30", "07:00", "07:00"),  # half an hour before it: then
        ("07:29", "07:00", "06:29"),  # less than that: at once
        ("09:00", "07:00", "08:00"),  # outside of them
    ],
)
def test_a_reminder_waits_for_the_end_of_quiet_hours_only_if_that_leaves_half_an_hour(
    begins, end_of_quiet, sent_at, ada, guitar, sent, clock
):
    preferences_set(user_id=ada.pk, changes={"quiet_hours": {"start": "22:00", "end": end_of_quiet}})
    berlin = dt.timezone(HOUR)  # in November
    session = agree(ada, guitar, at=dt.datetime.fromisoformat(f"2026-11-24T{begins}:00").replace(tzinfo=berlin))
    sent()
    clock.move_to(session.scheduled_time - HOUR)
    sessions_run_due()
    clock.move_to(
        dt.datetime.fromisoformat(f"2026-11-24T{sent_at}:00").replace(tzinfo=berlin) - dt.timedelta(seconds=1)
    )
    before = [one for one in sent() if one[0] == ADA]
    clock.shift(dt.timedelta(seconds=1))
    assert (before, [address for address, _ in sent() if address == ADA]) == ([], [ADA])


def test_a_kind_that_is_turned_off_is_not_mailed_and_others_are(ada, noor, guitar, sent):
    channel_set(user_id=noor.pk, kind=Kind.REQUEST, channel="email", is_on=False)
    session = ask(ada, guitar)
    assert sent() == []
    session_accept(session=session, by=noor)
    assert [address for address, _ in sent()] == [ADA, NOOR]


def test_who_turned_a_kind_off_in_the_app_is_mailed_all_the_same(ada, noor, guitar, sent):
    channel_set(user_id=noor.pk, kind=Kind.REQUEST, channel="in_app", is_on=False)
    ask(ada, guitar)
    assert [address for address, _ in sent()] == [NOOR]
