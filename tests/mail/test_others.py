"""Mails about swaps, matches, what moderators decided, and how a member signs in."""

import datetime as dt
import email
from email.policy import default

import pytest

from accounts.hooks import sign_in_changed
from learning.services.disputes import dispute_decide
from matching.mails import next_digest
from matching.services import matches_announce
from moderation.services import member_ban, member_block, report_ban, report_close, report_create, report_warn
from notifications.mail.account import WHAT
from notifications.models import Kind, Mail
from notifications.services import channel_set, notifications_read_all, preferences_set
from skillswap import clock as clocks
from skillswap.db.fields import now_ms
from swaps.services import swap_accept, swap_cancel, swap_counter, swap_reject
from tests.factories.accounts import UserFactory
from tests.factories.learning import disputed
from tests.factories.skills import offers, wants
from tests.factories.swaps import proposal
from tests.mail.smtp import html_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ADA, NOOR = "ada@example.org", "noor@example.org"


def said(mailoutbox, address=NOOR):
    """Text and HTML of the last mail to `address`, which say the same."""
    newest = [message for message in mailoutbox if message.to == [address]][-1]
    message = email.message_from_bytes(newest.message().as_bytes(), policy=default)
    return text_of(message), html_of(message)


def test_a_proposal_and_its_answer_are_mailed_to_who_did_not_act(ada, noor, sent):
    swap = proposal(ada, noor, message="Zyxmessageqv")
    ((address, subject),) = sent()
    assert (address, subject.startswith("Ada proposes a swap: ")) == (NOOR, True)
    swap_accept(swap=swap, by=noor, unequal_agreed=True)
    ((address, subject),) = sent()
    assert (address, subject.startswith("Noor said yes: ")) == (ADA, True)


def test_a_counter_proposal_and_a_rejection_are_mailed(ada, noor, sent):
    countered = swap_counter(swap=proposal(ada, noor), by=noor, offered_minutes=90)
    ((address, subject),) = sent()  # the first proposal is answered, and not mailed any more
    assert (address, subject.startswith("Noor answers with another proposal: ")) == (ADA, True)
    swap_reject(swap=countered, by=ada)
    ((address, subject),) = sent()
    assert (address, subject.startswith("Not this time: ")) == (NOOR, True)


def test_what_somebody_wrote_in_a_proposal_is_not_in_its_mail(ada, noor, sent, mailoutbox):
    proposal(ada, noor, message="Zyxmessageqv")
    sent()
    assert "Zyxmessageqv" not in mailoutbox[-1].message().as_string()


@pytest.mark.parametrize("what", ["withdrawn", "blocked"])
def test_a_proposal_that_is_withdrawn_or_from_somebody_blocked_is_not_mailed(what, ada, noor, sent):
    swap = proposal(ada, noor)
    if what == "withdrawn":
        swap_cancel(swap=swap, by=ada)
    else:
        member_block(by=noor, user_id=ada.pk)
    assert sent() == []


def test_a_proposal_that_has_run_out_before_its_mail_leaves_is_not_mailed(ada, noor, sent, clock):
    preferences_set(user_id=noor.pk, changes={"quiet_hours": None})
    clock.move_to(proposal(ada, noor).expires_at)
    assert sent() == []


@pytest.fixture
def matched(ada, noor, clock):
    """Noor is found by Ada, who comes later."""
    for person, teaches, learns in ((noor, "Guitar", "French"), (ada, "French", "Guitar")):
        offers(person, teaches)
        wants(person, learns)
    matches_announce(user_id=ada.pk)


@pytest.mark.usefixtures("matched")
def test_new_matches_are_mailed_once_a_week_in_the_morning_of_the_chosen_day(noor, sent, clock, mailoutbox):
    (mail,) = Mail.objects.all()
    assert mail.due_at == dt.datetime(2026, 11, 23, 4, 30, tzinfo=dt.UTC)  # Monday, 08:00 in Tehran
    other = UserFactory(name="Jun")
    offers(other, "French")
    wants(other, "Guitar")
    matches_announce(user_id=other.pk)
    clock.move_to(mail.due_at)
    assert sent() == [(NOOR, "2 new matches for you")]
    for text in said(mailoutbox):
        assert "Ada" in text
        assert "Jun" in text
        assert "teaches French" in text
    clock.shift(dt.timedelta(days=7))
    assert sent() == []


@pytest.mark.usefixtures("matched")
def test_a_digest_that_waits_follows_the_day_that_is_chosen_and_stays_one_a_week(noor, sent, clock):
    (mail,) = Mail.objects.all()
    chosen = (mail.due_at.weekday() + 6) % 7
    preferences_set(user_id=noor.pk, changes={"digest_day": chosen})
    (moved,) = Mail.objects.all()
    assert (moved.pk, moved.due_at) == (mail.pk, mail.due_at - dt.timedelta(days=1))
    clock.move_to(moved.due_at)
    assert sent() == [(NOOR, "One new match for you")]
    preferences_set(user_id=noor.pk, changes={"digest_day": (chosen + 1) % 7})
    clock.shift(dt.timedelta(days=7))
    assert sent() == []


@pytest.mark.usefixtures("matched")
@pytest.mark.parametrize("what", ["blocked", "private", "off", "no day"])
def test_a_digest_without_anybody_to_show_or_that_is_off_is_not_sent(what, ada, noor, sent, clock):
    if what == "blocked":
        member_block(by=ada, user_id=noor.pk)
    elif what == "private":
        type(ada).objects.filter(pk=ada.pk).update(visibility="private")
    elif what == "no day":
        preferences_set(user_id=noor.pk, changes={"digest_day": None})
    else:
        channel_set(user_id=noor.pk, kind=Kind.MATCH, channel="email", is_on=False)
    clock.shift(dt.timedelta(days=3))
    assert sent() == []


def test_who_wants_no_digest_has_none_in_the_outbox(ada, noor):
    preferences_set(user_id=noor.pk, changes={"digest_day": None})
    for person, teaches, learns in ((noor, "Guitar", "French"), (ada, "French", "Guitar")):
        offers(person, teaches)
        wants(person, learns)
    matches_announce(user_id=ada.pk)
    assert not Mail.objects.exists()


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize(
    ("zone", "now", "due"),
    [
        ("Europe/Berlin", "2026-11-23T06:59:59", "2026-11-23T07:00:00"),
        ("Europe/Berlin", "2026-11-23T07:00:00", "2026-11-30T07:00:00"),
        ("Europe/Berlin", "2026-03-25T12:00:00", "2026-03-30T06:00:00"),  # summer time began the day before
        ("Pacific/Kiritimati", "2026-11-22T17:59:59", "2026-11-22T18:00:00"),
        ("Pacific/Honolulu", "2026-11-23T17:00:00", "2026-11-23T18:00:00"),
    ],
)
def test_a_digest_is_due_at_eight_on_the_members_clock(zone, now, due):
    found = next_digest(0, zone, now=dt.datetime.fromisoformat(now).replace(tzinfo=dt.UTC))
    assert found == dt.datetime.fromisoformat(due).replace(tzinfo=dt.UTC)


@pytest.fixture
def moderator(db):
    return UserFactory(name="Mo", moderator=True, email="mo@example.org")


def test_a_warning_is_mailed_in_the_moderators_words_and_the_reporter_hears_that_it_was_handled(
    ada, noor, moderator, sent, mailoutbox
):
    preferences_set(user_id=noor.pk, changes={"quiet_hours": {"start": "00:00", "end": "23:59"}})
    report, _ = report_create(by=ada, kind="user", target_id=noor.pk, reason="spam", details="Zyxdetailsqv")
    report_warn(report=report, by=moderator, text="Please stop sending links.")
    notifications_read_all(by=noor.pk)
    assert sent() == [(ADA, "We have looked at your report"), (NOOR, "A moderator writes to you")]
    assert all("Please stop sending links." in text for text in said(mailoutbox))
    for message in mailoutbox:
        whole = message.message().as_string()
        assert "Zyxdetailsqv" not in whole
        assert "List-Unsubscribe" not in whole
        assert not (message.to == [NOOR] and "Ada" in whole)


def test_a_ban_is_mailed_with_reason_and_end_to_the_banned_member_and_nothing_else_is(
    ada, noor, moderator, sent, mailoutbox
):
    proposal(ada, noor)
    report, _ = report_create(by=ada, kind="user", target_id=noor.pk, reason="spam")
    report_ban(report=report, by=moderator, reason="Spam", until=now_ms() + dt.timedelta(days=3))
    assert sent() == [(ADA, "We have looked at your report"), (NOOR, "Your account is banned")]
    for text in said(mailoutbox):
        assert "Tuesday, 24 November 2026, 13:00" in text
        assert "Spam" in text


def test_a_report_that_is_closed_is_said_to_be_handled_and_nothing_to_the_other(ada, noor, moderator, sent):
    report, _ = report_create(by=ada, kind="user", target_id=noor.pk, reason="spam")
    report_close(report=report, by=moderator)
    assert sent() == [(ADA, "We have looked at your report")]


def test_a_decision_about_a_session_is_mailed_to_both_with_its_reason(ada, noor, moderator, sent, mailoutbox):
    _, dispute = disputed(noor, ada)
    dispute_decide(dispute=dispute, by=moderator, decision="took_place", minutes=30, reason="Both were there.")
    subjects = [one for one in sent() if "decided" in one[1]]
    assert subjects == [
        (ADA, "A moderator has decided: Guitar with Noor"),
        (NOOR, "A moderator has decided: Guitar with Ada"),
    ]
    assert all("Both were there." in text and "30 minutes" in text for text in said(mailoutbox))


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("event", WHAT)
def test_every_change_of_what_one_signs_in_with_is_mailed_at_once_also_at_night(event, ada, sent, clock):
    clock.move_to(dt.datetime(2026, 11, 22, 2, 0, tzinfo=dt.UTC))
    sign_in_changed(ada.pk, event, {"passkeyName": "Phone"})
    assert sent() == [(ADA, WHAT[event][0])]


def test_a_demo_community_mails_nobody(ada, noor):
    with clocks.pretending(now_ms() - dt.timedelta(days=9)):
        proposal(ada, noor)
    assert not Mail.objects.exists()


def test_a_name_that_looks_like_html_stays_text(ada, noor, sent, mailoutbox):
    type(ada).objects.filter(pk=ada.pk).update(name="<b>Ada</b> & co")
    proposal(ada, noor)
    sent()
    text, page = said(mailoutbox)
    assert "<b>Ada</b> & co proposes" in text
    assert "&lt;b&gt;Ada&lt;/b&gt; &amp; co proposes" in page


@pytest.mark.only_on("sqlite")
def test_a_name_that_looks_like_an_encoded_header_stays_text(ada, noor, sent, mailoutbox):
    type(ada).objects.filter(pk=ada.pk).update(name="=?utf-8?q?=0D=0ABcc:_Eve=40example.org?=")
    proposal(ada, noor)
    sent()
    message = email.message_from_bytes(mailoutbox[-1].message().as_bytes(), policy=default)
    assert message["Subject"].startswith("= ?utf-8?q?=0D=0ABcc:_Eve=40example.org?= proposes a swap")
    assert message["Bcc"] is None


def test_a_ban_that_was_lifted_before_its_mail_left_is_not_mailed(noor, moderator, sent):
    from moderation.services import member_unban

    member_ban(user=noor, by=moderator, reason="Spam")
    member_unban(user=noor, by=moderator)
    assert sent() == []
