"""The outbox: each mail once, also with two workers, one that dies, and a database that is busy at the worst moment."""

import datetime as dt
import threading

import pytest
from django.core import mail as django_mail
from django.db import connection
from django.test import Client

from learning.models import Session
from notifications.mail import sending, transport
from notifications.mail.purging import mails_purge
from notifications.mail.sending import mails_send_due
from notifications.models import Kind, Mail
from skillswap.db import run
from skillswap.db.fields import now_ms
from skillswap.errors import Busy
from tests.factories.accounts import UserFactory
from tests.factories.sessions import agree, ahead, ask
from tests.racing import side_by_side

State = Mail.State


def waiting_mail(**fields):
    """A mail about a session that is asked for."""
    return Mail.objects.get(name="session_requested", **fields)


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_sends_each_mail(ada, guitar, mailoutbox, clock):
    agree(ada, guitar, at=ahead(days=2))
    outcomes = side_by_side(mails_send_due, mails_send_due)
    assert sum(outcomes) == len(mailoutbox) == 2
    assert sorted(message.to[0] for message in mailoutbox) == ["ada@example.org", "noor@example.org"]


@pytest.mark.django_db
def test_what_is_rolled_back_is_mailed_to_nobody(ada, guitar, sent):
    def asked():
        ask(ada, guitar)
        raise ValueError

    with pytest.raises(ValueError):
        run(asked)
    assert not Mail.objects.exists()


@pytest.mark.django_db
def test_a_worker_that_dies_after_sending_leaves_a_repeat_that_can_be_known_by_its_message_id(
    ada, guitar, mailoutbox, clock, monkeypatch
):
    class PowerCut(BaseException):
        pass

    def cut(mail):
        raise PowerCut

    ask(ada, guitar, at=ahead(days=3))
    with monkeypatch.context() as patch:
        patch.setattr(sending, "_mark_sent", cut)
        with pytest.raises(PowerCut):
            mails_send_due()
    assert mails_send_due() == 0  # nobody else, while its lease runs
    clock.shift(sending.LEASE)
    assert mails_send_due() == 1
    first, second = mailoutbox
    assert first.message()["Message-ID"] == second.message()["Message-ID"] == f"<{waiting_mail().pk.hex}@localhost>"
    assert mails_send_due() == 0


@pytest.mark.django_db
def test_a_database_that_is_busy_when_the_mail_has_left_is_asked_again_and_the_mail_is_sent_once(
    ada, guitar, mailoutbox, clock, monkeypatch
):
    ends, calls = sending._end, []

    def busy(mail, state):
        calls.append(state)
        if len(calls) < 3:
            raise Busy
        ends(mail, state)

    ask(ada, guitar, at=ahead(days=3))
    monkeypatch.setattr(sending, "_end", busy)
    assert mails_send_due() == 1
    clock.shift(dt.timedelta(hours=1))
    assert mails_send_due() == 0
    assert (len(mailoutbox), waiting_mail().state) == (1, State.SENT)


@pytest.mark.django_db(transaction=True)
@pytest.mark.only_on("sqlite")
def test_while_somebody_locks_the_database_nothing_is_sent_and_afterwards_all_is(
    ada, guitar, mailoutbox, monkeypatch, clock
):
    ask(ada, guitar)
    locked, free = threading.Event(), threading.Event()

    def hold():
        with connection.cursor() as cursor:
            cursor.execute("BEGIN EXCLUSIVE")
            locked.set()
            free.wait(60)
            cursor.execute("ROLLBACK")

    def send():
        locked.wait(60)
        monkeypatch.setattr("skillswap.db.transactions.ends_at", lambda: 0.0)  # the deadline is over at once
        try:
            return mails_send_due()
        finally:
            free.set()

    _, outcome = side_by_side(hold, send)
    assert not isinstance(outcome, int) or outcome == 0
    assert mailoutbox == []
    monkeypatch.undo()
    assert mails_send_due() == 1


@pytest.mark.django_db
def test_a_mail_that_fails_for_two_days_is_given_up_with_a_line_in_the_log(ada, guitar, clock, monkeypatch, caplog):
    def fails(self, message):
        raise transport.NotTaken from TimeoutError()

    monkeypatch.setattr(transport.Transport, "send", fails)
    session = ask(ada, guitar, at=ahead(days=20))
    Session.objects.filter(pk=session.pk).update(expires_at=now_ms() + dt.timedelta(days=20))
    begun = now_ms()
    while waiting_mail().state == State.WAITING:
        mails_send_due()
        clock.shift(dt.timedelta(hours=1))
    assert waiting_mail().tries == sending.MOST_TRIES
    assert dt.timedelta(days=1) < now_ms() - begun < dt.timedelta(days=4)
    assert "mail_given_up" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "arrives"),
    [
        ({}, True),
        ({"is_verified": False}, False),
        ({"is_banned": True}, False),
        ({"is_banned": True, "banned_until": dt.datetime(2026, 11, 20, tzinfo=dt.UTC)}, True),
        ({"is_active": False}, False),
    ],
)
def test_mails_go_to_proved_addresses_of_members_who_are_not_out(change, arrives, ada, noor, guitar, sent, clock):
    ask(ada, guitar)
    type(noor).objects.filter(pk=noor.pk).update(**change)
    assert bool(sent()) == arrives
    assert waiting_mail().state == (State.SENT if arrives else State.DROPPED)


@pytest.mark.django_db
def test_sent_mails_are_deleted_after_a_month_and_waiting_ones_never(clock):
    user, old = UserFactory(), now_ms() - dt.timedelta(days=31)
    for number, (state, ended) in enumerate([(State.SENT, old), (State.SENT, now_ms()), (State.WAITING, None)]):
        Mail.objects.create(
            user=user, key=str(number), name="x", kind=Kind.SESSION, about_id=user.pk, state=state, ended_at=ended
        )
    assert mails_purge() == 1
    assert sorted(Mail.objects.values_list("key", flat=True)) == ["1", "2"]


@pytest.mark.django_db
def test_the_export_lists_which_mails_were_sent_and_erasing_deletes_them(ada, guitar, noor, sent, clock):
    from notifications.privacy import inbox_erase, mails_data

    ask(ada, guitar)
    sent()
    name, rows = mails_data(noor.pk)
    assert (name, [row["mail"] for row in rows]) == ("mails", ["session_requested"])
    inbox_erase(noor.pk)
    assert not Mail.objects.filter(user_id=noor.pk).exists()
    assert django_mail.outbox


@pytest.mark.django_db
def test_operators_see_which_mails_wait_for_whom_and_neither_what_they_say_nor_about_what_they_are(ada, noor, guitar):
    session = ask(ada, guitar)
    client = Client()
    client.force_login(UserFactory(moderator=True))
    listed = client.get(f"/admin/notifications/mail/?q={noor.username}").content.decode()
    shown = client.get(f"/admin/notifications/mail/{waiting_mail().pk}/change/").content.decode()
    for page in (listed, shown):
        assert "session_requested" in page
        assert noor.name in page
        assert str(session.pk) not in page
        assert ada.name not in page
    assert client.post(f"/admin/notifications/mail/{waiting_mail().pk}/delete/", {"post": "yes"}).status_code == 403
