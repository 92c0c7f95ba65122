"""Mails about sessions: who gets which and when, and that none is sent of what is over by then."""

import datetime as dt

import pytest

from learning.models import Session
from learning.services.absence import no_show_report
from learning.services.answering import session_accept, session_decline
from learning.services.cancelling import session_cancel
from learning.services.due import sessions_run_due
from learning.services.editing import session_edit
from learning.services.meeting_link import meeting_link_set
from learning.services.running import session_end
from moderation.services import member_block
from notifications.models import Mail
from notifications.services import preferences_set
from reviews.services.writing import review_write
from skillswap.db.fields import now_ms
from skillswap.errors import TooFast
from tests.factories.sessions import agree, ahead, ask, begin
from tests.mail.smtp import event_of, html_of, parsed, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ADA, NOOR = "ada@example.org", "noor@example.org"
HOUR = dt.timedelta(hours=1)


def newest(mailoutbox, address):
    return parsed([message for message in mailoutbox if message.to == [address]][-1])


def fresh(session):
    return Session.objects.get(pk=session.pk)


def test_a_request_is_mailed_to_the_teacher_on_their_clock_and_its_answer_to_the_learner(
    ada, noor, guitar, sent, mailoutbox
):
    session = ask(ada, guitar, at=ahead(days=2))
    assert sent() == [(NOOR, "Ada asks you for a session: Guitar")]
    assert "Monday, 23 November 2026, 13:00 to 14:00 +0330 (Asia/Tehran)" in text_of(newest(mailoutbox, NOOR))
    session_decline(session=session, by=noor)
    assert sent() == [(ADA, "Not this time: Guitar with Noor")]


def test_what_is_answered_before_its_mail_leaves_is_mailed_as_the_answer_alone(ada, noor, guitar, sent):
    session_accept(session=ask(ada, guitar), by=noor)
    assert sent() == [(ADA, "Agreed: Guitar with Noor"), (NOOR, "Agreed: Guitar with Ada")]


def test_a_session_that_is_moved_goes_to_both_calendars_under_the_same_id_with_a_higher_sequence(
    ada, noor, guitar, sent, mailoutbox
):
    session = agree(ada, guitar, at=ahead(days=5))
    sent()
    _, before = event_of(newest(mailoutbox, ADA))
    session_edit(session=session, by=ada, scheduled_time=ahead(days=6), duration_minutes=90)
    assert sent() == [(NOOR, "Ada proposes another time: Guitar")]
    session_accept(session=fresh(session), by=noor)
    assert sent() == [(ADA, "Moved: Guitar with Noor"), (NOOR, "Moved: Guitar with Ada")]
    method, after = event_of(newest(mailoutbox, ADA))
    assert (method, after["uid"]) == ("REQUEST", before["uid"])
    assert after["sequence"] > before["sequence"]
    assert (after.start, after.end - after.start) == (ahead(days=6), dt.timedelta(minutes=90))


def test_of_many_times_proposed_in_a_row_the_last_one_alone_is_mailed(ada, noor, guitar, sent, mailoutbox):
    session = agree(ada, guitar, at=ahead(days=5))
    sent()
    for days in (6, 7, 8):
        session_edit(session=session, by=ada, scheduled_time=ahead(days=days))
    assert sent() == [(NOOR, "Ada proposes another time: Guitar")]
    assert "Sunday, 29 November 2026" in text_of(newest(mailoutbox, NOOR))


def test_nobody_can_change_a_session_more_often_than_the_limit_allows(ada, noor, guitar, settings):
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"session_edit": "2 per hour"}
    session = ask(ada, guitar, at=ahead(days=5))
    for days in (6, 7):
        session_edit(session=session, by=ada, scheduled_time=ahead(days=days))
    with pytest.raises(TooFast):
        session_edit(session=session, by=ada, scheduled_time=ahead(days=8))
    session_edit(session=fresh(session), by=noor, scheduled_time=ahead(days=9))


@pytest.mark.parametrize("what", ["request", "other time"])
def test_what_has_run_out_before_its_mail_leaves_is_not_mailed(what, ada, noor, guitar, sent, clock):
    preferences_set(user_id=noor.pk, changes={"quiet_hours": None})
    if what == "request":
        over = ask(ada, guitar, at=ahead(days=9)).expires_at
    else:
        session, over = agree(ada, guitar, at=ahead(days=9)), ahead(days=2)
        sent()
        session_edit(session=session, by=ada, scheduled_time=over)
    clock.move_to(over)
    assert sent() == []


def test_quiet_hours_do_not_hold_back_a_proposed_time_that_comes_before_they_end(ada, noor, guitar, sent, clock):
    session = agree(ada, guitar, at=ahead(days=9))
    sent()
    clock.move_to(dt.datetime(2026, 11, 21, 20, tzinfo=dt.UTC))  # 23:30 in Tehran
    session_edit(session=session, by=ada, scheduled_time=now_ms() + dt.timedelta(hours=7.5))  # 07:00 there
    assert sent() == [(NOOR, "Ada proposes another time: Guitar")]


def test_a_declined_move_says_that_the_agreed_time_stays(ada, noor, guitar, sent):
    session = agree(ada, guitar, at=ahead(days=5))
    session_edit(session=session, by=ada, scheduled_time=ahead(days=6))
    sent()
    session_decline(session=fresh(session), by=noor)
    assert sent() == [(ADA, "It stays as it was: Guitar with Noor")]


def test_cancelling_takes_the_session_out_of_both_calendars(ada, noor, guitar, sent, mailoutbox):
    session = agree(ada, guitar, at=ahead(days=5))
    sent()
    _, before = event_of(newest(mailoutbox, NOOR))
    session_cancel(session=session, by=ada, reason="Zyxreasonqv")
    assert sent() == [(ADA, "Cancelled: Guitar with Noor"), (NOOR, "Cancelled: Guitar with Ada")]
    for address in (ADA, NOOR):
        method, after = event_of(newest(mailoutbox, address))
        assert (method, after["status"], after["uid"]) == ("CANCEL", "CANCELLED", before["uid"])
        assert after["sequence"] > before["sequence"]
        assert str(after["attendee"]) == f"mailto:{address}"
    assert "Zyxreasonqv" not in text_of(newest(mailoutbox, NOOR))


def test_a_request_that_is_withdrawn_is_mailed_to_the_other_alone_without_a_calendar(ada, guitar, sent, mailoutbox):
    session = ask(ada, guitar)
    sent()
    session_cancel(session=session, by=ada)
    assert sent() == [(NOOR, "Cancelled: Guitar with Ada")]
    assert "text/calendar" not in str(mailoutbox[-1].message())


def test_after_a_block_both_calendars_lose_the_session_and_no_mail_names_the_other(ada, noor, guitar, sent, mailoutbox):
    agree(ada, guitar, at=ahead(days=5))
    sent()
    member_block(by=ada, user_id=noor.pk)
    assert sent() == [(ADA, "Cancelled: Guitar"), (NOOR, "Cancelled: Guitar")]
    message = newest(mailoutbox, NOOR)
    assert event_of(message)[0] == "CANCEL"
    assert all("Ada" not in text for text in (text_of(message), html_of(message), str(event_of(message)[1])))


def test_reminders_come_a_day_and_an_hour_before_to_both_and_no_third(ada, guitar, sent, clock):
    session = agree(ada, guitar, at=ahead(days=2))
    sent()
    found = []
    while dt.datetime.now(dt.UTC) < session.scheduled_time + HOUR:
        clock.shift(dt.timedelta(minutes=15))
        sessions_run_due()
        found += [(dt.datetime.now(dt.UTC), *one) for one in sent()]
    assert found == [
        (session.scheduled_time - before * HOUR, address, f"Reminder: Guitar with {name}")
        for before in (24, 1)
        for address, name in ((ADA, "Noor"), (NOOR, "Ada"))
    ]


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("left", "words"),
    [
        (dt.timedelta(hours=23, minutes=40), "in about 24\u00a0hours"),
        (dt.timedelta(minutes=90), "in about 1\u00a0hour 30\u00a0minutes"),
        (dt.timedelta(minutes=1), "in about 1\u00a0minute."),
        (dt.timedelta(seconds=20), "now"),
    ],
)
def test_a_reminder_says_how_long_it_is_when_it_is_sent(left, words, ada, guitar, sent, clock, mailoutbox):
    session = agree(ada, guitar, at=ahead(days=2))
    sent()
    clock.move_to(session.scheduled_time - max(left, HOUR))
    sessions_run_due()
    clock.move_to(session.scheduled_time - left)
    sent()
    assert f"begins {words}" in text_of(newest(mailoutbox, ADA))


@pytest.mark.parametrize("change", ["moved", "cancelled"])
def test_a_reminder_that_waits_is_dropped_when_the_session_is_moved_or_cancelled(
    change, ada, noor, guitar, sent, clock
):
    session = agree(ada, guitar, at=ahead(days=2))
    sent()
    clock.move_to(session.scheduled_time - 24 * HOUR)
    sessions_run_due()
    assert Mail.objects.filter(name="session_reminder", state=Mail.State.WAITING).count() == 2
    if change == "moved":
        session_edit(session=fresh(session), by=ada, scheduled_time=ahead(days=4))
        session_accept(session=fresh(session), by=noor)
    else:
        session_cancel(session=fresh(session), by=noor)
    assert not [subject for _, subject in sent() if subject.startswith("Reminder")]
    assert set(Mail.objects.filter(name="session_reminder").values_list("state", flat=True)) == {Mail.State.DROPPED}


def test_what_waits_after_a_session_is_mailed_to_who_has_to_act(ada, noor, guitar, sent, clock):
    session = agree(ada, guitar, at=ahead(days=2))
    sent()
    clock.move_to(session.scheduled_time)
    begin(fresh(session), ada, noor)
    clock.shift(HOUR)
    session_end(session=fresh(session), by=noor, actual_minutes=60)
    assert sent() == [(ADA, "Please confirm: Guitar with Noor")]
    session_end(session=fresh(session), by=ada)
    assert sent() == []  # most write their review at once
    review_write(session=fresh(session), by=noor, stars=5)
    assert sent() == [(ADA, "Noor has reviewed your session: Guitar")]
    clock.shift(HOUR)
    assert sent() == [(ADA, "How was it? Guitar with Noor")]


def test_who_is_said_to_have_missed_a_session_is_asked_by_mail(ada, noor, guitar, sent, clock):
    session = agree(ada, guitar, at=ahead(days=2))
    sent()
    clock.move_to(session.scheduled_time)
    begin(fresh(session), ada)
    clock.shift(dt.timedelta(minutes=20))
    no_show_report(session=fresh(session), by=ada)
    assert sent() == [(NOOR, "Did you miss it? Guitar with Ada")]


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("at", "words"),
    [
        # Berlin goes back at 01:00 UTC on 25 October: the session lasts an hour and its end shows the same time.
        ("2026-10-25T00:30:00", "Sunday, 25 October 2026, 02:30 CEST to 02:30 CET (Europe/Berlin)"),
        ("2026-03-29T00:30:00", "Sunday, 29 March 2026, 01:30 CET to 03:30 CEST (Europe/Berlin)"),
        ("2026-11-24T22:30:00", "Tuesday, 24 November 2026, 23:30 to Wednesday, 25 November 2026, 00:30 CET"),
    ],
)
def test_times_are_right_where_clocks_change_and_over_midnight(at, words, ada, guitar, sent, mailoutbox, clock):
    begins = dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC)
    clock.move_to(begins.replace(hour=12) - 3 * 24 * HOUR)
    agree(ada, guitar, at=begins)
    sent()
    message = newest(mailoutbox, ADA)
    assert words in text_of(message)
    _, event = event_of(message)
    assert (event.start, event.end) == (begins, begins + HOUR)


def test_a_meeting_link_goes_into_mails_and_calendars_and_a_later_one_takes_its_place(
    ada, noor, guitar, sent, mailoutbox
):
    session = agree(ada, guitar, at=ahead(days=5))
    sent()
    meeting_link_set(session=session, by=noor, meeting_link="https://old.example.org/noor")
    meeting_link_set(session=fresh(session), by=noor, meeting_link="https://meet.example.org/noor")
    assert sent() == [(ADA, "Where you meet: Guitar with Noor")]
    text = text_of(newest(mailoutbox, ADA))
    assert "on meet.example.org, outside SkillSwap" in text
    assert "https://meet.example.org/noor" in text
    assert "old.example.org" not in text
    method, event = event_of(newest(mailoutbox, ADA))
    assert (method, event["location"]) == ("REQUEST", "https://meet.example.org/noor")
    session_cancel(session=fresh(session), by=noor)
    sent()
    assert "meet.example.org" not in str(mailoutbox[-1].message())
