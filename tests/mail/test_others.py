"""Mails about swaps, matches, what moderators decided, and how a member signs in."""

import datetime as dt

import pytest

from accounts.hooks import sign_in_changed
from learning.services.disputes import dispute_decide
from moderation.services import member_ban, member_block, report_ban, report_close, report_create, report_warn
from notifications.mail.account import WHAT
from notifications.models import Mail
from notifications.services import notifications_read_all, preferences_set
from skillswap import clock as clocks
from skillswap.db.fields import now_ms
from swaps.services import swap_accept, swap_cancel, swap_counter, swap_reject
from tests.factories.accounts import UserFactory
from tests.factories.learning import disputed
from tests.factories.swaps import proposal
from tests.mail.smtp import html_of, parsed, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ADA, NOOR = "ada@example.org", "noor@example.org"


def said(mailoutbox, address=NOOR):
    """Text and HTML of the last mail to `address`, which say the same."""
    message = parsed([message for message in mailoutbox if message.to == [address]][-1])
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
    assert all("Both were there." in text and "30\u00a0minutes" in text for text in said(mailoutbox))


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
    message = parsed(mailoutbox[-1])
    assert message["Subject"].startswith("= ?utf-8?q?=0D=0ABcc:_Eve=40example.org?= proposes a swap")
    assert message["Bcc"] is None


def test_a_ban_that_was_lifted_before_its_mail_left_is_not_mailed(noor, moderator, sent):
    from moderation.services import member_unban

    member_ban(user=noor, by=moderator, reason="Spam")
    member_unban(user=noor, by=moderator)
    assert sent() == []
