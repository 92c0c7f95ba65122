"""Going on after the planned end: one proposes, the other agrees, the minutes are held at once."""

import datetime as dt

import pytest

from credits.audit import Audit
from credits.errors import InsufficientCredits
from learning import errors
from learning.calendar_feed import feed_url, ics_of
from learning.extensions import extension_choices
from learning.models import SessionParticipant, Status
from learning.room import closes_at
from learning.selectors import session_out
from learning.services.due import sessions_run_due
from learning.services.extending import extension_decline, session_extend
from learning.services.running import session_end
from moderation.services import member_block
from realtime.models import UserEvent
from skillswap.db.fields import now_ms
from skillswap.errors import InvalidInput, NotFound
from tests.factories.credits import give, minutes_of
from tests.factories.sessions import agree, ahead, begin
from tests.racing import at_once, side_by_side

pytestmark = pytest.mark.django_db
FIVE = dt.timedelta(minutes=5)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def session(clock, student, guitar, teacher):
    """An hour that both came to; five minutes of it are left."""
    made = agree(student, guitar, at=ahead(days=2))
    clock.move_to(made.scheduled_time)
    made = begin(made, teacher, student)
    clock.move_to(made.ends_at - FIVE)
    return made


def go_on(session, *people, minutes=15):
    for person in people:
        session = session_extend(session=session, by=person, minutes=minutes)
    return session


def test_two_who_agree_go_on_and_the_learners_minutes_are_held_at_once(session, student, teacher):
    proposed = go_on(session, teacher)
    assert (proposed.duration_minutes, minutes_of(student)) == (60, (240, 60))
    assert session_out(session.pk, student.pk)["extension"] == {
        "minutes": 15, "by_id": teacher.pk, "expires_at": session.ends_at,
    }  # fmt: skip
    agreed = go_on(session, student)
    assert (agreed.duration_minutes, agreed.ends_at) == (75, session.ends_at + 3 * FIVE)
    assert minutes_of(student) == (225, 75)
    assert session_out(session.pk, teacher.pk)["extension"] is None
    assert UserEvent.objects.filter(user=teacher, type="session:updated").count() == 2
    assert Audit().faults == []


def test_everything_that_looks_at_the_end_moves_with_it(session, student, teacher):
    before = closes_at(session)
    agreed = go_on(session, student, teacher, minutes=30)
    assert closes_at(agreed) - before == HOUR / 2
    assert set(SessionParticipant.objects.filter(session=session).values_list("ends_at", "is_booked")) == {
        (agreed.ends_at, True)
    }
    feed = ics_of(feed_url(student.pk).rpartition("/")[2].removesuffix(".ics")).decode()
    assert f"DTEND:{agreed.ends_at:%Y%m%dT%H%M%SZ}" in feed
    assert f"SEQUENCE:{agreed.version}" in feed
    assert agreed.version > session.version
    assert agreed.due_at == agreed.ends_at + 24 * HOUR


def test_one_settlement_pays_the_whole_time(clock, session, student, teacher):
    go_on(session, student, teacher)
    clock.shift(dt.timedelta(minutes=17))
    assert session_end(session=session, by=student).status == Status.COMPLETED
    assert (minutes_of(student), minutes_of(teacher)) == ((228, 0), (72, 0))
    assert Audit().faults == []


def test_they_may_go_on_several_times(clock, session, student, teacher):
    go_on(session, student, teacher)
    clock.shift(3 * FIVE)
    assert go_on(session, teacher, student).duration_minutes == 90
    assert minutes_of(student) == (210, 90)


def test_pressing_again_changes_nothing(session, student, teacher):
    once = go_on(session, student)
    assert go_on(session, student, student).version == once.version
    agreed = go_on(session, teacher)
    assert go_on(session, teacher, student, teacher).version == agreed.version
    assert minutes_of(student) == (225, 75)


def test_another_number_takes_the_place_of_the_others(session, student, teacher):
    go_on(session, student, minutes=15)
    assert go_on(session, teacher, minutes=30).extension_by_id == teacher.pk
    assert go_on(session, student, minutes=30).duration_minutes == 90


def test_a_proposal_that_is_declined_or_taken_back_is_gone(session, student, teacher):
    for decliner in (teacher, student):
        go_on(session, student)
        assert extension_decline(session=session, by=decliner).extension_minutes is None
        assert extension_decline(session=session, by=decliner).duration_minutes == 60
    assert go_on(session, teacher).duration_minutes == 60
    assert minutes_of(student) == (240, 60)


def test_a_proposal_ends_with_the_session(clock, session, student, teacher):
    go_on(session, student)
    clock.move_to(session.ends_at)
    assert session_out(session.pk, teacher.pk)["extension"] is None
    with pytest.raises(errors.TimePassed):
        go_on(session, teacher)


def test_it_is_possible_from_five_minutes_before_the_end(clock, session, student):
    assert "extend" in session_out(session.pk, student.pk)["actions"]
    clock.move_to(session.ends_at - FIVE - dt.timedelta(seconds=1))
    assert "extend" not in session_out(session.pk, student.pk)["actions"]
    with pytest.raises(errors.TooEarly) as early:
        go_on(session, student)
    assert early.value.opens_at == session_out(session.pk, student.pk)["extend_from"]


def test_nobody_goes_on_after_the_end_or_alone(clock, session, student, teacher, guitar):
    session_end(session=session, by=teacher)
    with pytest.raises(errors.SessionClosed):
        go_on(session, student)
    alone = agree(student, guitar, at=ahead(days=3))
    clock.move_to(alone.scheduled_time)
    begin(alone, student)
    clock.move_to(alone.ends_at - FIVE)
    with pytest.raises(errors.NotThere):
        go_on(alone, student)


@pytest.mark.parametrize("whose", ["teacher", "student"])
def test_a_session_of_either_right_after_stands_in_the_way(whose, clock, session, student, teacher, guitar):
    from tests.factories.accounts import UserFactory
    from tests.factories.skills import offers

    other = UserFactory()
    give(other, 60)
    if whose == "teacher":
        agree(other, guitar, at=session.ends_at + HOUR / 2)
    else:
        (skill,) = offers(other, "Chess")
        agree(student, skill, at=session.ends_at + HOUR / 2)
    assert [one["refusal"] for one in extension_choices(session, student.pk)] == [None, None, "time_taken"]
    with pytest.raises(errors.TimeTaken):
        go_on(session, student, minutes=60)
    assert go_on(session, teacher, student, minutes=30).duration_minutes == 90


def test_who_has_too_little_cannot_be_made_to_go_on(session, student, teacher, guitar):
    go_on(session, teacher, minutes=60)
    agree(student, guitar, at=ahead(days=9), minutes=225)
    assert minutes_of(student) == (15, 285)
    with pytest.raises(InsufficientCredits):
        go_on(session, student, minutes=60)
    assert [one["refusal"] for one in extension_choices(session, student.pk)] == [None, *["insufficient_credits"] * 2]
    session.refresh_from_db()
    assert (session.duration_minutes, minutes_of(student)) == (60, (15, 285))
    assert go_on(session, student, teacher).duration_minutes == 75
    assert Audit().faults == []


def test_four_hours_are_the_most(clock, student, teacher, guitar):
    give(student, 300)
    long = agree(student, guitar, at=ahead(days=2), minutes=225)
    clock.move_to(long.scheduled_time)
    long = begin(long, teacher, student)
    clock.move_to(long.ends_at - FIVE)
    assert [one["refusal"] for one in extension_choices(long, student.pk)] == [None, "too_long", "too_long"]
    with pytest.raises(errors.TooLong):
        go_on(long, student, minutes=30)
    longest = go_on(long, student, teacher)
    clock.move_to(longest.ends_at - FIVE)
    assert "extend" not in session_out(long.pk, student.pk)["actions"]
    with pytest.raises(errors.TooLong):
        go_on(long, student)


def test_before_and_after_its_time_nobody_is_told_what_the_other_has_or_does(clock, session, guitar, student, teacher):
    """Otherwise a teacher could watch a learner's balance and calendar by any session they ever had."""
    agree(student, guitar, at=ahead(days=9), minutes=225)
    told = [{one["refusal"] for one in extension_choices(session, teacher.pk)}]
    clock.move_to(session.ends_at - 2 * FIVE)
    told.append({one["refusal"] for one in extension_choices(session, teacher.pk)})
    clock.move_to(session.ends_at)
    told.append({one["refusal"] for one in extension_choices(session, teacher.pk)})
    assert told == [{None, "insufficient_credits"}, {"too_early"}, {"time_passed"}]


def test_a_block_in_the_instant_of_agreeing_comes_first(session, student, teacher):
    go_on(session, student)
    member_block(by=student, user_id=teacher.pk)
    with pytest.raises(NotFound):
        go_on(session, teacher)
    session.refresh_from_db()
    assert (session.duration_minutes, minutes_of(student)) == (60, (240, 60))
    assert session_out(session.pk, teacher.pk)["extension"] is None


def test_other_numbers_are_refused(session, student):
    with pytest.raises(InvalidInput):
        go_on(session, student, minutes=20)


def test_whoever_is_not_one_of_the_two_is_told_nothing(api, session, other):
    for path, body in (("extend", {"minutes": 15}), ("extend/decline", {})):
        assert api(other).post(f"/api/sessions/{session.pk}/{path}", body).status_code == 404


def test_a_refund_gives_everything_back(clock, session, student, teacher):
    go_on(session, student, teacher)
    SessionParticipant.objects.filter(session=session, user=teacher).update(joined_at=None)
    clock.move_to(now_ms() + 48 * HOUR)
    sessions_run_due()
    assert (minutes_of(student), minutes_of(teacher)) == ((300, 0), (0, 0))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("minutes", [(15, 15), (15, 30)])
def test_two_who_press_at_once_agree_or_one_proposal_stands(minutes, session, student, teacher):
    side_by_side(
        *[
            lambda by=by, number=number: session_extend(session=session, by=by, minutes=number)
            for by, number in zip((student, teacher), minutes, strict=True)
        ]
    )
    session.refresh_from_db()
    if minutes == (15, 15):
        assert (session.duration_minutes, session.extension_minutes, minutes_of(student)) == (75, None, (225, 75))
    else:
        assert (session.duration_minutes, minutes_of(student)) == (60, (240, 60))
        assert session.extension_minutes in minutes
    assert Audit().faults == []


@pytest.mark.django_db(transaction=True)
def test_an_end_and_an_agreement_at_once_leave_one_story(session, student, teacher):
    go_on(session, student)
    calls = [
        lambda: session_extend(session=session, by=teacher, minutes=15),
        lambda: session_end(session=session, by=student),
    ]
    at_once(lambda number: calls[number](), 2)
    session.refresh_from_db()
    assert (session.status, session.paid_minutes, minutes_of(teacher)) == (Status.COMPLETED, 55, (55, 0))
    assert minutes_of(student) == (245, 0)
    assert Audit().faults == []
