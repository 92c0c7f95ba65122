"""A block ends contact, never what is owed; nor do a ban and an account's deletion."""

import datetime as dt
import json

import pytest

from accounts.services import account_delete
from credits.audit import Audit
from learning.errors import SessionClosed
from learning.models import Dispute, Outcome, Session, SessionParticipant, Status
from learning.services.absence import absence_excuse, no_show_report
from learning.services.due import sessions_run_due
from learning.services.running import session_end
from moderation.services import member_ban, member_block, member_unblock
from notifications.models import Notification
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import agree, ahead, ask, begin

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("sqlite")]
DAY = dt.timedelta(hours=24)


@pytest.fixture
def session(clock, student, guitar):
    """An hour that is agreed on; the clock stands at its beginning."""
    made = agree(student, guitar, at=ahead(days=2), description="Fingerpicking secrets")
    clock.move_to(made.scheduled_time)
    return made


def path(session, *action):
    return "/".join(["/api/sessions", str(session.pk), *action])


def block(one, two):
    member_block(by=one, user_id=two.pk)


@pytest.fixture
def claimed(session, student, teacher):
    """The teacher says that it took the whole hour, and blocks."""
    begin(session, teacher, student)
    session_end(session=session, by=teacher, actual_minutes=60)
    block(teacher, student)
    return session


@pytest.fixture
def excused(clock, session, student, teacher):
    """The learner did not come, says that it was the power, and blocks."""
    begin(session, teacher)
    clock.shift(dt.timedelta(minutes=10))
    no_show_report(session=session, by=teacher)
    absence_excuse(session=session, by=student, text="No power.")
    block(student, teacher)
    return session


def test_a_learner_disputes_the_claim_of_a_teacher_who_blocked(api, claimed, student):
    shown = api(student).get(path(claimed)).json()
    assert (shown["isReduced"], shown["claimedMinutes"], shown["actions"]) == (True, 60, ["confirm", "dispute"])
    assert api(student).post(path(claimed, "dispute"), {"text": "It was a minute."}).json()["openCase"] is not None
    assert Dispute.objects.get(session=claimed).text == "It was a minute."


def test_a_learner_confirms_it_and_reads_the_answer(api, claimed, student, teacher):
    assert api(student).post(path(claimed, "confirm")).json()["status"] == "completed"
    assert (minutes_of(teacher), minutes_of(student)) == ((60, 0), (240, 0))


def test_a_teacher_appeals_against_the_excuse_of_a_learner_who_blocked(api, excused, teacher):
    shown = api(teacher).get(path(excused)).json()
    assert (shown["absenceAnswer"], shown["actions"]) == ("No power.", ["appeal"])
    assert api(teacher).post(path(excused, "appeal"), {"text": "They were online."}).json()["actions"] == []


def test_who_is_blocked_finds_it_in_the_list_and_what_is_settled_there(api, clock, claimed, student):
    listed = api(student).get("/api/sessions").json()["data"]
    assert [one["id"] for one in listed] == [str(claimed.pk)]
    clock.shift(DAY)
    sessions_run_due()
    assert api(student).get(path(claimed)).json()["status"] == "completed"


@pytest.mark.parametrize("who", ["student", "teacher"])
def test_the_page_says_nothing_of_who_the_other_is(api, claimed, student, teacher, who):
    me, other = (student, teacher) if who == "student" else (teacher, student)
    for answer in (api(me).get(path(claimed)), api(me).get("/api/sessions")):
        text = answer.content.decode()
        assert not [secret for secret in (other.name, str(other.pk), other.username) if secret in text]
    if who == "teacher":
        assert "Fingerpicking" not in api(me).get(path(claimed)).content.decode()
    assert api(me).get("/api/sessions", {"withUser": str(other.pk)}).json()["data"] == []


def test_what_a_moderator_decides_reaches_both_without_a_name(api, claimed, student, teacher):
    from learning.services.disputes import dispute_decide

    api(student).post(path(claimed, "dispute"), {"text": "It was a minute."})
    dispute_decide(
        dispute=Dispute.objects.get(),
        by=UserFactory(admin=True),
        decision="took_place",
        minutes=1,
        reason="The times say so",
    )
    for me, other in ((student, teacher), (teacher, student)):
        inbox = json.dumps(api(me).get("/api/notifications").json())
        assert "session_decided" in inbox
        assert not [secret for secret in (other.name, str(other.pk)) if secret in inbox]
    assert minutes_of(teacher) == (1, 0)


@pytest.mark.parametrize("action", ["start", "join", "accept", "decline", "room", "notes", "review"])
def test_contact_is_over_for_both(api, claimed, student, teacher, action):
    for person in (student, teacher):
        client = api(person)
        calls = {"room": client.get, "notes": client.put}
        body = {"text": "x"} if action == "notes" else {"stars": 5} if action == "review" else {}
        assert calls.get(action, client.post)(path(claimed, action), body).status_code == 404
    assert api(student).patch(path(claimed), {"durationMinutes": 30}).status_code == 404
    assert api(student).delete(path(claimed)).status_code == 404


def test_a_running_session_can_still_be_ended_by_either(api, clock, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(dt.timedelta(minutes=5))
    block(teacher, student)
    assert api(student).get(path(session)).json()["actions"] == ["end"]
    ended = api(student).post(path(session, "end"), {"actualMinutes": 5}).json()
    assert ended["claimedMinutes"] == 5


@pytest.mark.parametrize(("who", "has"), [("student", (270, 30)), ("teacher", (330, 70))])
def test_a_block_shortly_before_is_a_late_cancellation(api, clock, student, guitar, teacher, who, has):
    if who == "teacher":
        give(teacher, 100)
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(hours=2))
    one, two = (student, teacher) if who == "student" else (teacher, student)
    block(one, two)
    member_unblock(by=one.pk, user_id=two.pk)
    session.refresh_from_db()
    assert (session.status, session.was_late, session.cancelled_by_id) == (Status.CANCELLED, True, one.pk)
    assert (minutes_of(student)[0], minutes_of(teacher)[0]) == has
    assert SessionParticipant.objects.get(session=session, user=one).outcome == Outcome.LATE_CANCEL
    assert Audit().faults == []


@pytest.mark.parametrize(("who", "has"), [("student", (270, 130)), ("teacher", (330, 70))])
@pytest.mark.parametrize(
    ("minutes", "starts"), [(-14, "who_blocks"), (-14, "the_other"), (-14, "both"), (5, "who_blocks"), (5, "the_other")]
)
def test_who_starts_alone_or_stays_away_and_shuts_the_other_out_has_cancelled_late(
    clock, student, guitar, teacher, who, has, starts, minutes
):
    """The other cannot come any more: an absence to report would be a reward."""
    give(teacher, 100)
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time + dt.timedelta(minutes=minutes))
    one, two = (student, teacher) if who == "student" else (teacher, student)
    begin(session, *{"who_blocks": [one], "the_other": [two], "both": [one, two]}[starts])
    block(one, two)
    clock.move_to(session.scheduled_time + dt.timedelta(minutes=11))
    with pytest.raises(SessionClosed):
        no_show_report(session=session, by=one)
    session.refresh_from_db()
    assert (session.status, session.was_late, session.cancelled_by_id) == (Status.CANCELLED, True, one.pk)
    assert (minutes_of(student)[0], minutes_of(teacher)[0]) == has
    assert SessionParticipant.objects.get(session=session, user=one).outcome == Outcome.LATE_CANCEL
    assert Notification.objects.filter(user=two, data__event="session_cancelled").exists()
    assert Audit().faults == []


def test_who_has_waited_long_enough_may_block_and_report_it(clock, student, teacher, session):
    begin(session, teacher)
    clock.shift(dt.timedelta(minutes=10))
    block(teacher, student)
    no_show_report(session=session, by=teacher)
    clock.shift(DAY)
    sessions_run_due()
    assert (minutes_of(student), minutes_of(teacher)) == ((270, 0), (30, 0))


def test_who_is_left_by_a_late_block_hears_of_it_without_a_name_in_their_language(api, clock, student, guitar, teacher):
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(hours=2))
    block(student, teacher)
    notified = [row["data"] for row in api(teacher).get("/api/notifications").json()["data"]]
    cancelled = next(data for data in notified if data["event"] == "session_cancelled")
    assert (cancelled["personName"], cancelled["wasLate"]) == ("Hidden member", True)
    assert api(teacher).get(path(session)).json()["wasLate"] is True
    german = {"headers": {"accept-language": "de"}}
    notified = [row["data"] for row in api(teacher).get("/api/notifications", **german).json()["data"]]
    assert {data["personName"] for data in notified if data["event"] == "session_cancelled"} == {"Verborgenes Mitglied"}
    assert api(teacher).get(path(session), **german).json()["student"]["name"] == "Verborgenes Mitglied"


def test_a_block_in_good_time_costs_nothing_and_leaves_nothing(api, student, guitar, teacher):
    agreed, asked = agree(student, guitar), ask(student, guitar, at=ahead(days=3))
    before = Notification.objects.count()
    block(teacher, student)
    assert minutes_of(student) == (300, 0)
    assert Notification.objects.count() == before
    for session in (agreed, asked):
        assert api(student).get(path(session)).status_code == 404


def test_unblocking_shows_all_of_it_again(api, claimed, student, teacher):
    member_unblock(by=teacher.pk, user_id=student.pk)
    shown = api(student).get(path(claimed)).json()
    assert (shown["isReduced"], shown["teacher"]["name"]) == (False, teacher.name)


def test_deleting_the_account_shortly_before_is_a_late_cancellation_too(clock, student, guitar, teacher):
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(hours=2))
    account_delete(user=student, password=PASSWORD)
    assert minutes_of(teacher) == (30, 0)


def test_starting_alone_is_no_way_out_before_deleting_the_account(clock, student, guitar, teacher):
    give(teacher, 100)
    session = agree(student, guitar)
    clock.move_to(session.scheduled_time - dt.timedelta(minutes=14))
    begin(session, teacher)
    account_delete(user=teacher, password=PASSWORD)
    assert minutes_of(student) == (330, 0)
    assert Notification.objects.filter(user=student, data__event="session_cancelled").exists()


def test_a_learner_who_deletes_their_account_in_the_session_pays_what_passed(clock, session, student, teacher):
    begin(session, teacher, student)
    clock.shift(dt.timedelta(minutes=45))
    account_delete(user=student, password=PASSWORD)
    assert minutes_of(teacher) == (45, 0)


def test_a_teacher_who_claims_all_and_deletes_their_account_gets_what_passed(clock, session, student, teacher):
    heir = UserFactory()
    begin(session, teacher, student)
    clock.shift(dt.timedelta(minutes=3))
    session_end(session=session, by=teacher, actual_minutes=60)
    account_delete(user=teacher, password=PASSWORD, balance_to=heir.pk)
    assert (minutes_of(heir), minutes_of(student)) == ((3, 0), (297, 0))


def test_an_excuse_does_not_hold_when_who_made_it_deletes_their_account(clock, session, student, teacher):
    begin(session, teacher)
    clock.shift(dt.timedelta(minutes=10))
    no_show_report(session=session, by=teacher)
    absence_excuse(session=session, by=student, text="No power.")
    account_delete(user=student, password=PASSWORD)
    assert minutes_of(teacher) == (30, 0)
    assert Audit().faults == []


def test_who_reports_a_no_show_and_leaves_gets_nothing_for_it(clock, session, student, teacher):
    heir = UserFactory()
    begin(session, teacher)
    clock.shift(dt.timedelta(minutes=10))
    no_show_report(session=session, by=teacher)
    account_delete(user=teacher, password=PASSWORD, balance_to=heir.pk)
    assert (minutes_of(heir), minutes_of(student)) == ((0, 0), (300, 0))


def test_a_ban_in_a_session_pays_what_passed_and_leaves_claims_open(api, clock, session, student, guitar, teacher):
    begin(session, teacher, student)
    clock.shift(dt.timedelta(minutes=40))
    member_ban(user=student, by=UserFactory(moderator=True), reason="Spam")
    assert minutes_of(teacher) == (40, 0)
    assert Session.objects.get().status == Status.COMPLETED


def test_a_claim_against_a_banned_teacher_can_be_disputed(api, session, student, teacher):
    begin(session, teacher, student)
    session_end(session=session, by=teacher, actual_minutes=60)
    member_ban(user=teacher, by=UserFactory(moderator=True), reason="Spam")
    assert api(student).post(path(session, "dispute"), {"text": "No."}).json()["openCase"] is not None
