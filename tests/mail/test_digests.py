"""The weekly mail of new matches: on the chosen day, one a week, and no match is left out whatever day is chosen."""

import datetime as dt

import pytest

from matching.mails import next_digest
from matching.services import matches_announce
from moderation.services import member_block
from notifications.models import Kind, Mail
from notifications.services import channel_set, preferences_set
from tests.factories.accounts import UserFactory
from tests.factories.skills import offers, wants
from tests.mail.smtp import html_of, parsed, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NOOR = "noor@example.org"
MONDAY = dt.datetime(2026, 11, 23, 4, 30, tzinfo=dt.UTC)  # 08:00 in Tehran
DAY = dt.timedelta(days=1)


def somebody_fits(name):
    other = UserFactory(name=name)
    offers(other, "French")
    wants(other, "Guitar")
    matches_announce(user_id=other.pk)


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
    assert mail.due_at == MONDAY
    somebody_fits("Jun")
    clock.move_to(mail.due_at)
    assert sent() == [(NOOR, "2 new matches for you")]
    message = parsed(mailoutbox[-1])
    for text in (text_of(message), html_of(message)):
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
def names(mailoutbox):
    """`names()`: whom the last digest names, of those who come in these tests."""

    def named():
        text = text_of(parsed(mailoutbox[-1]))
        return [name for name in ("Ada", "Jun", "Kai", "Lou") if name in text]

    return named


@pytest.mark.usefixtures("matched")
@pytest.mark.parametrize("found_before_the_change", [True, False])
def test_a_later_day_of_a_week_that_had_its_digest_counts_from_the_next_week_on(
    found_before_the_change, noor, sent, clock, names
):
    clock.move_to(MONDAY)
    assert (sent(), names()) == ([(NOOR, "One new match for you")], ["Ada"])
    clock.shift(DAY)
    if found_before_the_change:
        somebody_fits("Jun")
    preferences_set(user_id=noor.pk, changes={"digest_day": 3})
    if not found_before_the_change:
        somebody_fits("Jun")
    clock.move_to(MONDAY + 3 * DAY)
    assert sent() == []
    clock.move_to(MONDAY + 7 * DAY)
    assert sent() == []
    clock.move_to(MONDAY + 10 * DAY)
    assert (sent(), names()) == ([(NOOR, "One new match for you")], ["Jun"])
    somebody_fits("Kai")
    clock.move_to(MONDAY + 17 * DAY)
    assert (sent(), names()) == ([(NOOR, "One new match for you")], ["Kai"])


@pytest.mark.usefixtures("matched")
def test_an_earlier_day_brings_the_next_digest_forward_with_all_since_the_last(noor, sent, clock, names):
    preferences_set(user_id=noor.pk, changes={"digest_day": 4})
    clock.move_to(MONDAY + 4 * DAY)
    assert (sent(), names()) == ([(NOOR, "One new match for you")], ["Ada"])
    somebody_fits("Jun")
    preferences_set(user_id=noor.pk, changes={"digest_day": 0})
    clock.move_to(MONDAY + 7 * DAY)
    assert (sent(), names()) == ([(NOOR, "One new match for you")], ["Jun"])
    somebody_fits("Kai")
    preferences_set(user_id=noor.pk, changes={"digest_day": 6})
    clock.move_to(MONDAY + 13 * DAY)
    assert sent() == []
    clock.move_to(MONDAY + 20 * DAY)
    assert (sent(), names()) == ([(NOOR, "One new match for you")], ["Kai"])


def test_the_week_is_that_of_the_members_clock(ada, noor, sent, clock):
    """Monday at 08:00 on Kiritimati is still Sunday in UTC, Tuesday is Monday."""
    type(noor).objects.filter(pk=noor.pk).update(timezone="Pacific/Kiritimati")
    for person, teaches, learns in ((noor, "Guitar", "French"), (ada, "French", "Guitar")):
        offers(person, teaches)
        wants(person, learns)
    matches_announce(user_id=ada.pk)
    monday = dt.datetime(2026, 11, 22, 18, 0, tzinfo=dt.UTC)
    clock.move_to(monday)
    assert sent() == [(NOOR, "One new match for you")]
    preferences_set(user_id=noor.pk, changes={"digest_day": 1})
    somebody_fits("Jun")
    clock.move_to(monday + DAY)
    assert sent() == []
    clock.move_to(monday + 8 * DAY)
    assert sent() == [(NOOR, "One new match for you")]
