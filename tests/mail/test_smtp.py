"""Mails over real SMTP: what arrives, and what happens when the server refuses, is away, or does not know us."""

import datetime as dt
import html
from typing import Any

import pytest
import time_machine
from django.utils.module_loading import autodiscover_modules
from huey.contrib.djhuey import HUEY

from learning.mail.reading import session_link
from learning.models import Session
from notifications.mail import sending
from notifications.mail.sending import mails_send_due
from notifications.models import Mail
from tests.deploy.tls import certificate
from tests.factories.sessions import agree, ahead, ask
from tests.mail.smtp import (
    Inbox,
    calendars_of,
    event_of,
    html_of,
    password_of,
    serving,
    text_of,
    tls_of,
    use,
)
from tests.plugins import processes

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.usefixtures("clock")]

State = Mail.State


def periodic(name: str) -> Any:
    """What the worker does every minute."""
    autodiscover_modules("tasks")
    return next(task for task in HUEY._registry.periodic_tasks if type(task).__name__ == name)


def states() -> list[str]:
    return sorted(Mail.objects.values_list("state", flat=True))


def test_a_session_agreed_over_the_api_arrives_with_the_same_facts_in_text_and_html_and_a_calendar_file(
    inbox, ada, noor, guitar, api
):
    asked = {"teacherId": str(noor.pk), "skillId": str(guitar.pk), "durationMinutes": 90}
    body = asked | {"scheduledTime": ahead(days=2).isoformat()}
    made = api(ada).post("/api/sessions", body, headers={"Idempotency-Key": "k1"}).json()
    assert api(noor).post(f"/api/sessions/{made['id']}/accept").status_code == 200
    session = Session.objects.get(pk=made["id"])
    periodic("send_mails").execute()
    assert len(inbox.taken) == 2
    message = next(one for one in inbox.taken if "ada@" in str(one["To"]))
    facts = (
        "Monday, 23 November 2026, 10:30 to 12:00 CET (Europe/Berlin)",
        "1\u00a0hour 30\u00a0minutes",
        "Guitar",
        "Noor",
        session_link(session),
    )
    for fact in facts:
        assert fact in text_of(message), fact
        assert fact in html_of(message), fact
    method, event = event_of(message)
    assert method == "REQUEST"
    assert (event["uid"], event["sequence"]) == (str(session.pk), Session.objects.get(pk=session.pk).version)
    assert (event.start, event.end) == (session.scheduled_time, session.scheduled_time + dt.timedelta(minutes=90))
    assert set(calendars_of(message)) == {"text/calendar", "application/ics"}
    assert len(set(calendars_of(message).values())) == 1


def test_the_calendar_part_says_its_method_and_asks_the_reader_alone_for_no_answer(inbox, ada, guitar):
    agree(ada, guitar, at=ahead(days=2))
    mails_send_due()
    message = next(one for one in inbox.taken if "ada@" in str(one["To"]))
    (part,) = (one for one in message.walk() if one.get_content_type() == "text/calendar")
    assert part.get_param("method") == "REQUEST"
    _, event = event_of(message)
    assert str(event["organizer"]) == "mailto:hello@localhost"
    assert str(event["attendee"]) == "mailto:ada@example.org"
    assert event["attendee"].params["RSVP"] == "FALSE"
    raw = calendars_of(message)["application/ics"]
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_mail_names_nobody_elses_address_has_no_reply_to_and_is_marked_as_automatic(inbox, ada, noor, guitar):
    agree(ada, guitar, at=ahead(days=2))
    mails_send_due()
    for message, recipients in zip(inbox.taken, inbox.recipients, strict=True):
        assert len(recipients) == 1
        (other,) = {ada.email, noor.email} - set(recipients)
        everything = message.as_bytes() + b"".join(calendars_of(message).values())
        assert other.encode() not in everything
        assert message["Reply-To"] is None
        assert message["Auto-Submitted"] == "auto-generated"


def test_a_refusal_for_now_is_tried_again_after_growing_pauses_and_sent_once(inbox, clock, ada, guitar):
    ask(ada, guitar, at=ahead(days=3))
    inbox.answers = ["451 4.7.1 Come back later", "452 4.3.1 Full", "250"]
    assert mails_send_due() == 0
    assert mails_send_due() == 0  # its pause is not over
    clock.shift(dt.timedelta(minutes=1))
    assert mails_send_due() == 0
    clock.shift(dt.timedelta(minutes=1))
    assert mails_send_due() == 0  # twice as long
    clock.shift(dt.timedelta(minutes=1))
    assert mails_send_due() == 1
    assert mails_send_due() == 0
    assert (len(inbox.taken), states()) == (1, [State.SENT])


def test_a_mailbox_that_does_not_exist_is_given_up_and_said_in_the_log_without_the_address(
    inbox, clock, ada, noor, guitar, caplog
):
    inbox.refused = {noor.email}
    ask(ada, guitar, at=ahead(days=3))
    for _ in range(sending.MOST_REFUSALS):
        mails_send_due()
        clock.shift(dt.timedelta(hours=1))
    assert states() == [State.FAILED]
    assert "mail_given_up" in caplog.text
    assert noor.email not in caplog.text


def test_a_server_that_is_away_costs_one_mail_a_try_and_all_arrive_when_it_is_back(settings, clock, ada, guitar):
    agree(ada, guitar, at=ahead(days=3))
    port = processes.free_port()
    use(settings, port)
    assert mails_send_due() == 0
    assert sorted(Mail.objects.filter(state=State.WAITING).values_list("tries", flat=True)) == [0, 1]
    inbox = Inbox()
    with serving(settings, inbox, port=port):
        clock.shift(dt.timedelta(minutes=1))
        assert mails_send_due() == 2
    assert len(inbox.taken) == 2


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # without TLS, which another test has
def test_a_wrong_password_sends_nothing_until_it_is_right(settings, clock, ada, guitar):
    ask(ada, guitar, at=ahead(days=3))
    inbox = Inbox()
    options = {"auth_required": True, "auth_require_tls": False, "authenticator": password_of("right")}
    with serving(settings, inbox, **options):
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "us", "wrong"
        assert mails_send_due() == 0
        settings.EMAIL_HOST_PASSWORD = "right"
        clock.shift(dt.timedelta(minutes=1))
        assert mails_send_due() == 1
    assert len(inbox.taken) == 1


def test_a_certificate_that_is_not_trusted_gets_no_mail_and_a_trusted_one_gets_it_encrypted(
    settings, clock, ada, guitar, tmp_path, monkeypatch
):
    with time_machine.travel(time_machine.escape_hatch.time.time()):  # OpenSSL's clock is the real one
        certificate(tmp_path)
    ask(ada, guitar, at=ahead(days=3))
    inbox = Inbox()
    with serving(settings, inbox, tls_context=tls_of(tmp_path), require_starttls=True):
        settings.EMAIL_USE_TLS = True
        assert mails_send_due() == 0
        assert inbox.taken == []
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "fullchain.pem"))
        clock.shift(dt.timedelta(minutes=1))
        assert mails_send_due() == 1
    assert inbox.tls == [True]


def test_a_kind_is_turned_off_by_the_header_of_its_mail_with_one_click_and_without_a_log_in(
    inbox, ada, noor, guitar, anonymous
):
    ask(ada, guitar, at=ahead(days=3))
    mails_send_due()
    (message,) = inbox.taken
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = str(message["List-Unsubscribe"]).strip(" <>")
    page = address.replace("/api/notifications/unsubscribe", "/unsubscribe")
    assert page in text_of(message)
    assert page in html.unescape(html_of(message))
    answer = anonymous.post(
        address.removeprefix("http://testserver"),
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code < 300
    ask(ada, guitar, at=ahead(days=4))
    assert mails_send_due() == 0
    assert len(inbox.taken) == 1
