"""Mails of messages that wait: after a quarter of an hour, one per conversation and hour, never what they say."""

import datetime as dt
from uuid import UUID

import pytest

from chat.models import FOREVER, Message, Participant
from chat.services import conversation_arrange, conversation_read, message_delete, unread_mails
from chat.services.unread_mails import unread_mails_plan
from moderation.services import member_ban, member_block
from notifications.models import Kind, Mail
from notifications.services import channel_set, preferences_set
from skillswap.db.batches import MOST_BUSY
from skillswap.errors import Busy
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

MINUTE = dt.timedelta(minutes=1)
SECRET = "Zyxmessageqv"
WROTE = [("noor@example.org", "Ada wrote to you")]


@pytest.fixture
def talk(ada, noor):
    preferences_set(user_id=noor.pk, changes={"quiet_hours": None})
    unread_mails_plan()  # the worker runs
    return conversation_between(ada, noor)


@pytest.fixture
def minutes_pass(clock, sent):
    """`minutes_pass(20)`: the worker does its jobs in each; what was mailed, and after how many minutes."""

    def run(count):
        found = []
        for number in range(1, count + 1):
            clock.shift(MINUTE)
            unread_mails_plan()
            found += [(number, subject) for _, subject in sent()]
        return found

    return run


def test_a_message_is_mailed_after_a_quarter_of_an_hour_without_its_words(talk, ada, minutes_pass, mailoutbox):
    say(talk, ada, SECRET)
    assert minutes_pass(40) == [(16, "Ada wrote to you")]
    (message,) = mailoutbox
    assert message.to == ["noor@example.org"]
    assert f"/messages/{talk.pk}" in message.body
    assert SECRET not in message.message().as_string()


def test_a_correction_is_mailed_as_a_message_is(talk, ada, noor, minutes_pass, mailoutbox):
    original = say(talk, noor, "I am agree.")
    conversation_read(conversation_id=talk.pk, by=ada.pk, seq=original["seq"])
    say(talk, ada, "I agree.", kind=Message.Kind.CORRECTION, reply_to=UUID(original["id"]))
    assert minutes_pass(20) == [(16, "Ada wrote to you")]
    assert "You have a message from Ada" in mailoutbox[-1].body


def test_what_is_read_before_is_not_mailed(talk, ada, noor, minutes_pass):
    message = say(talk, ada, "Hello")
    assert minutes_pass(14) == []
    conversation_read(conversation_id=talk.pk, by=noor.pk, seq=message["seq"])
    assert minutes_pass(30) == []


def test_more_messages_are_mailed_an_hour_after_the_first_mail_at_the_earliest(talk, ada, minutes_pass, mailoutbox):
    say(talk, ada, "One")
    assert [at for at, _ in minutes_pass(20)] == [16]
    say(talk, ada, "Two")
    say(talk, ada, "Three")
    assert [at for at, _ in minutes_pass(120)] == [16 + 60 - 20]
    assert "3\u00a0messages" in mailoutbox[-1].body


def test_a_removed_message_is_not_mailed(talk, ada, minutes_pass):
    message = say(talk, ada, "Hello")
    message_delete(message_id=message["id"], by=ada.pk)
    assert minutes_pass(20) == []


@pytest.mark.parametrize("what", ["blocked", "banned", "muted", "turned off"])
def test_nothing_is_mailed_of_somebody_who_is_blocked_banned_or_muted_or_when_it_is_turned_off(
    what, talk, ada, noor, minutes_pass
):
    say(talk, ada, "Hello")
    minutes_pass(14)
    if what == "blocked":
        member_block(by=noor, user_id=ada.pk)
    elif what == "banned":
        member_ban(user=ada, by=UserFactory(admin=True), reason="Spam")
    elif what == "muted":
        Participant.objects.filter(user_id=noor.pk).update(muted_until=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))
    else:
        channel_set(user_id=noor.pk, kind=Kind.MESSAGE, channel="email", is_on=False)
    assert [subject for _, subject in minutes_pass(10) if "wrote" in subject] == []


def test_after_a_pause_of_the_worker_what_waits_is_mailed_once(talk, ada, minutes_pass, clock):
    say(talk, ada, "Hello")
    clock.shift(dt.timedelta(hours=3))
    assert minutes_pass(30) == [(1, "Ada wrote to you")]


def test_a_database_that_is_busy_in_that_minute_makes_mails_late_and_loses_none(ada, noor, minutes_pass, monkeypatch):
    preferences_set(user_id=noor.pk, changes={"quiet_hours": None})
    unread_mails_plan()
    for name in ("Ada", "Ben", "Cem", "Dan", "Eva"):
        writer = ada if name == "Ada" else UserFactory(name=name)
        say(conversation_between(writer, noor), writer, "Hello")
    works, calls = unread_mails._plan, []

    def busy_at_first(*args):
        calls.append(args)
        if len(calls) <= MOST_BUSY:
            raise Busy
        return works(*args)

    monkeypatch.setattr(unread_mails, "_plan", busy_at_first)
    mailed = minutes_pass(30)
    assert {number for number, _ in mailed} == {17}
    assert len(mailed) == 5


def test_the_same_minutes_looked_at_twice_make_one_mail(talk, ada, clock):
    from chat.models import UnreadMailScan

    say(talk, ada, "Hello")
    clock.shift(16 * MINUTE)
    unread_mails_plan()
    Mail.objects.update(state=Mail.State.SENT, ended_at=dt.datetime.now(dt.UTC))
    UnreadMailScan.objects.update(until=dt.datetime.now(dt.UTC) - dt.timedelta(hours=2))
    unread_mails_plan()
    assert Mail.objects.filter(name="messages_unread").count() == 1


def test_old_messages_are_not_mailed_when_the_worker_starts_for_the_first_time(ada, noor, clock):
    say(conversation_between(ada, noor), ada, "Hello")
    clock.shift(dt.timedelta(days=30))
    assert unread_mails_plan() == 0
    assert Message.objects.count() == 1


def test_who_has_muted_the_conversation_gets_no_mail_of_it(talk, ada, noor, minutes_pass):
    conversation_arrange(conversation_id=talk.pk, by=noor.pk, changes={"muted_until": FOREVER})
    say(talk, ada, "Hello")
    assert minutes_pass(20) == []
