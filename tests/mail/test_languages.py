"""Every mail speaks its reader's language, on their clock, and nobody else's."""

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import translation

from accounts import mails as account_mails
from accounts.models import AddressChange, EmailSignIn, ExternalIdentity
from chat.services import conversation_open, message_send
from chat.services.drafts import Draft
from learning.models import Dispute, Status
from matching.services import matches_announce
from moderation.models import Report
from notifications.mail.judging import judge
from notifications.mail.kinds import KINDS
from notifications.models import Kind, Mail, Notification
from rings.models import Ring
from skillswap.db.fields import now_ms
from skillswap.language import spoken
from skillswap.mail import Envelope, mail_message
from skillswap.mail.times import moment_words, period_words
from skillswap.phrases import listed, minutes_words
from swaps.models import Swap
from tests.factories.accounts import UserFactory
from tests.factories.learning import session_between
from tests.factories.rings import proposed_ring
from tests.factories.skills import offers, wants
from tests.factories.swaps import proposal

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite"), pytest.mark.usefixtures("clock")]

LOCALES = [code for code, _ in settings.LANGUAGES]
OTHERS = [code for code in LOCALES if code != "en"]
HOUR = dt.timedelta(hours=1)

S = Status
SERIES = {"series_id": uuid4(), "series_number": 1}
SESSIONS = {  # of each mail about a session: its reader, the state, and what else is so
    "session_requested": ("teacher", S.REQUESTED, {}),
    "session_time_proposed": ("teacher", S.SCHEDULED, {"proposed_minutes": 90}),
    "session_agreed": ("student", S.SCHEDULED, {}),
    "session_moved": ("student", S.SCHEDULED, {}),
    "session_link_changed": ("student", S.SCHEDULED, {"meeting_link": "https://meet.example.org/ada"}),
    "session_reminder": ("teacher", S.SCHEDULED, {}),
    "session_declined": ("student", S.DECLINED, {}),
    "session_time_declined": ("student", S.SCHEDULED, {}),
    "session_cancelled": ("student", S.CANCELLED, {"cancelled_by_id": "teacher", "accepted_at": "now"}),
    "session_claimed": ("student", S.IN_PROGRESS, {"ended_at": "now", "waits_for_id": "student", "settles_at": "now"}),
    "session_no_show": ("student", S.NO_SHOW, {"absent_id": "student", "settles_at": "now"}),
    "session_excused": ("student", S.ABANDONED, {"absent_id": "teacher", "settles_at": "now"}),
    "session_disputed": ("student", S.IN_PROGRESS, {"ended_at": "now", "has_open_dispute": True}),
    "session_decided": ("student", S.COMPLETED, {}),
    "series_requested": ("teacher", S.REQUESTED, SERIES),
    "series_agreed": ("student", S.SCHEDULED, SERIES),
    "series_cancelled": ("student", S.CANCELLED, SERIES | {"cancelled_by_id": "teacher", "accepted_at": "now"}),
    "series_declined": ("student", S.DECLINED, SERIES),
    "series_short": ("teacher", S.SCHEDULED, SERIES | {"hold_due_at": "now"}),
    "review_open": ("student", S.COMPLETED, {}),
    "review_received": ("student", S.COMPLETED, {}),
}


def a_session_mail(name, ada, noor):
    role, status, fields = SESSIONS[name]
    people = {"teacher": noor, "student": ada}
    values = {"now": now_ms() + HOUR, "teacher": noor.pk, "student": ada.pk}
    at = now_ms() + 96 * HOUR
    more = {field: values.get(value, value) if isinstance(value, str) else value for field, value in fields.items()}
    if name == "session_time_proposed":
        more |= {"proposed_time": at + HOUR, "waits_for_id": noor.pk}
    session = session_between(noor, ada, at=at, status=status, **more)
    if name == "session_decided":
        Dispute.objects.create(
            session=session, kind=Dispute.Kind.DISPUTE, by=ada, is_open=False, decision=Dispute.Decision.NOT_HELD
        )
    return people[role], session.pk, {"scheduledTime": at.isoformat(), "sessionIds": [str(session.pk)]}


def a_swap_mail(name, ada, noor):
    swap = proposal(ada, noor)
    state = {"swap_accepted": Swap.Status.ACCEPTED, "swap_rejected": Swap.Status.REJECTED}.get(name)
    if state:
        Swap.objects.filter(pk=swap.pk).update(status=state)
    if name == "swap_countered":
        Swap.objects.filter(pk=swap.pk).update(counter_of=swap.pk)
    return (ada if state else noor), swap.pk, {}


def a_ring_mail(name, ada, noor):
    ring = proposed_ring(ada, noor, UserFactory(name="Zyx"), names=["Guitar", "French", "Chess"])
    state = {"ring_accepted": Ring.Status.ACCEPTED, "ring_ended": Ring.Status.DECLINED}.get(name)
    if state:
        Ring.objects.filter(pk=ring.pk).update(status=state)
    return noor, ring.pk, {}


def messages_unread(ada, noor):
    conversation, _ = conversation_open(by=ada, with_id=noor.pk)
    for number in range(3):
        message_send(Draft(conversation.pk, ada.pk, uuid4(), f"Message {number}"))
    return noor, conversation.pk, {}


def match_digest(ada, noor):
    for person, teaches, learns in ((noor, "Guitar", "French"), (ada, "French", "Guitar")):
        offers(person, teaches)
        wants(person, learns)
    matches_announce(user_id=ada.pk)
    return noor, noor.pk, {}


def moderation_ban(ada, noor):
    noor.is_banned, noor.ban_reason = True, "Advertising"
    noor.save()
    return noor, noor.pk, {}


def moderation_warning(ada, noor):
    about = uuid4()
    Notification.objects.create(user=noor, type=Kind.MODERATION, key=f"report:{about}", data={"text": "Zyx"})
    return noor, about, {}


def report_handled(ada, noor):
    report = Report.objects.create(reporter=noor, kind="user", target_id=ada.pk, reason="spam", status="closed")
    return noor, report.pk, {}


OTHER_MAILS = {
    "messages_unread": messages_unread,
    "match_digest": match_digest,
    "moderation_ban": moderation_ban,
    "moderation_warning": moderation_warning,
    "report_handled": report_handled,
}


def occasion(name, ada, noor):
    """(who reads it, the mail) of that kind."""
    if name in SESSIONS:
        reader, about, data = a_session_mail(name, ada, noor)
    elif name.startswith("swap_"):
        reader, about, data = a_swap_mail(name, ada, noor)
    elif name.startswith("ring_"):
        reader, about, data = a_ring_mail(name, ada, noor)
    elif name.startswith("account_"):
        reader, about, data = noor, noor.pk, {}
    else:
        reader, about, data = OTHER_MAILS[name](ada, noor)
    Mail.objects.all().delete()
    return reader, Mail(user=reader, name=name, kind=Kind.ACCOUNT, about_id=about, data=data)


def words(content):
    """What our own sentences are in."""
    own = [content.subject, *content.notes, *(label for label, _ in content.facts[:3])]
    return [*own, *content.paragraphs, *(content.button[:1] if content.button else [])]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_mail_of_the_outbox_is_written_in_every_language(name, ada, noor):
    reader, mail = occasion(name, ada, noor)
    said = {}
    for locale in LOCALES:
        reader.locale = locale
        reader.save()
        verdict = judge(mail, now_ms())
        assert verdict.content, "The occasion above is none."
        said[locale] = words(verdict.content)
        with spoken(locale):
            message = mail_message(verdict.content, Envelope(reader.email))
        html = message.alternatives[0].content
        assert f'<html lang="{locale}" dir="{"rtl" if locale == "ar" else "ltr"}">' in html
        assert " ".join(verdict.content.subject.split()).split(":")[0][:10] in message.body
        assert locale == "en" or not re.search(r"\bGuitar\b", message.body)  # built-in topics have names there too
    names = {"Ada", "Noor", "Zyx"}  # what people wrote stays
    for locale in OTHERS:
        kept = [text for text, english in zip(said[locale], said["en"], strict=True) if text == english]
        assert set(kept) <= names


def account_mails_of(user):
    """Every mail of an account, as something that sends it."""
    asked = EmailSignIn.objects.create(email=user.email)
    change = AddressChange.objects.create(user=user, old_email=user.email, new_email="new@example.org")
    done = AddressChange.objects.create(
        user=user, old_email=user.email, new_email="n@example.org", confirmed_at=now_ms()
    )
    identity = ExternalIdentity(user=user, provider="google")
    return [
        lambda: account_mails.send_verify(user),
        lambda: account_mails.send_reset(user),
        lambda: account_mails.send_account_exists(user.email, user.locale),
        lambda: account_mails.send_identity_added(identity),
        lambda: account_mails.send_email_sign_in(asked, user.locale),
        lambda: account_mails.send_confirm_first(user),
        lambda: account_mails.send_address_confirm(change),
        lambda: account_mails.send_address_undo(change),
        lambda: account_mails.send_address_undo(done),
    ]


def test_every_mail_of_an_account_is_written_in_every_language(ada, mailoutbox):
    said = {}
    for locale in LOCALES:
        ada.locale = locale
        before = len(mailoutbox)
        for send in account_mails_of(ada):
            send()
        said[locale] = [mail.subject for mail in mailoutbox[before:]]
        assert all(f'lang="{locale}"' in mail.alternatives[0].content for mail in mailoutbox[before:])
    assert translation.get_language() == "en"
    for locale in OTHERS:
        assert not set(said[locale]) & set(said["en"])


def test_a_member_who_chose_no_language_is_written_to_in_english_whoever_was_before(ada, noor, mailoutbox, sent):
    ada.locale = "ar"
    ada.save()
    for swap in (proposal(noor, ada), proposal(ada, noor)):
        assert swap.pk
        sent()
    first, second = mailoutbox[-2:]
    assert {mail.extra_headers["Content-Language"] for mail in (first, second)} == {"ar", "en"}
    english = next(mail for mail in (first, second) if mail.extra_headers["Content-Language"] == "en")
    assert english.subject.startswith("Ada proposes a swap")
    assert translation.get_language() == "en"


@pytest.mark.parametrize(
    ("locale", "hour_cycle", "words"),
    [
        ("", "", "Friday, 27 November 2026, 18:00 CET (Europe/Berlin)"),
        ("en", "h12", "Friday, 27 November 2026, 6:00\u00a0PM CET (Europe/Berlin)"),
        ("de", "", "Freitag, 27. November 2026, 18:00 CET (Europe/Berlin)"),
        ("es", "", "viernes, 27 de noviembre de 2026, 18:00 CET (Europe/Berlin)"),
        ("ar", "", "الجمعة، 27 نوفمبر 2026، 6:00\u00a0م CET (Europe/Berlin)"),
        ("ar", "h23", "الجمعة، 27 نوفمبر 2026، 18:00 CET (Europe/Berlin)"),
    ],
)
def test_times_are_in_the_readers_language_on_their_clock_with_the_zones_name(locale, hour_cycle, words):
    instant = dt.datetime(2026, 11, 27, 17, tzinfo=dt.UTC)
    with spoken(locale):
        assert moment_words(instant, "Europe/Berlin", hour_cycle) == words


def test_periods_lengths_and_lists_are_said_as_each_language_says_them():
    start = dt.datetime(2026, 11, 27, 17, tzinfo=dt.UTC)
    with spoken("de"):
        assert period_words(start, start + HOUR, "UTC") == "Freitag, 27. November 2026, 17:00 bis 18:00 UTC"
        assert minutes_words(90) == "1\u00a0Stunde 30\u00a0Minuten"
        assert listed(["Yoga", "Chor", "Go"]) == "Yoga, Chor und Go"
    with spoken("ar"):
        assert [minutes_words(minutes).replace("\u00a0", " ") for minutes in (60, 120, 180, 660)] == [
            "ساعة واحدة",
            "ساعتين",
            "3 ساعات",
            "11 ساعة",
        ]
