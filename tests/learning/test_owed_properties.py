"""Whatever two people do in the call of a session, nobody is owed more for leaving, or for being there alone."""

import datetime as dt
import uuid

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from learning.attendance import facts_of
from learning.models import Attendance, Session, Status
from learning.owed import Known, is_enough, minutes_of_silence, minutes_unsaid
from learning.times import half_of

pytestmark = pytest.mark.only_on("sqlite")
START = dt.datetime(2026, 11, 24, 17, tzinfo=dt.UTC)
MINUTES = 60
TEACHER, STUDENT = uuid.UUID(int=1), uuid.UUID(int=2)


def spans(moments):
    """Times that lie apart, from any moments."""
    ordered = sorted(set(moments))
    return list(zip(ordered[::2], ordered[1::2], strict=False))


stretches = st.lists(st.integers(-10, MINUTES), max_size=6).map(spans)


def at(minute):
    return START + dt.timedelta(minutes=minute)


def known(theirs, students, *, by=None, claimed=None):
    """An hour that both have come to, at its end."""
    session = Session(
        teacher_id=TEACHER, student_id=STUDENT, scheduled_time=START, duration_minutes=MINUTES, ends_at=at(MINUTES),
        status=Status.IN_PROGRESS, ended_by_id=by, claimed_minutes=claimed,
    )  # fmt: skip
    rows = [
        Attendance(user_id=person, peer_id=person, joined_at=at(start), seen_at=at(end), left_at=at(end))
        for person, times in ((TEACHER, theirs), (STUDENT, students))
        for start, end in times
    ]
    joined = dict.fromkeys((TEACHER, STUDENT), START)
    return Known(session, joined, facts_of(session, rows, at(MINUTES)), at(MINUTES))


def until(times, minute):
    return [(start, min(end, minute)) for start, end in times if start < minute]


def minutes_of(times, others):
    """Whole minutes that both lists share, counted one by one."""
    return sum(
        any(start <= minute < end for start, end in times) and any(start <= minute < end for start, end in others)
        for minute in range(-10, MINUTES)
    )


@profile(deadline=None, derandomize=True, database=None, max_examples=150)
@given(stretches, stretches, st.integers(-10, MINUTES), st.integers(1, MINUTES))
def test_neither_leaving_early_nor_being_there_alone_pays(theirs, students, leaves, claimed):
    full = known(theirs, students, by=TEACHER, claimed=claimed)
    if full.facts is None:
        return
    half, both = half_of(full.session), min(minutes_of(theirs, students), MINUTES)
    assert full.facts.together == minutes_of(theirs, students)
    assert minutes_of_silence(full) <= min(claimed, max(both, half)), "what the teacher says alone"
    alone = known([(-10, MINUTES)], students, by=TEACHER, claimed=claimed)
    assert minutes_of_silence(alone) <= max(minutes_of([(-10, MINUTES)], students), half), "a tab that stays open"
    earlier = known(until(theirs, leaves), students, by=TEACHER, claimed=claimed)
    if earlier.facts is not None:
        assert minutes_of_silence(earlier) <= minutes_of_silence(full), "a teacher who leaves early"


@profile(deadline=None, derandomize=True, database=None, max_examples=150)
@given(stretches, stretches, st.integers(1, MINUTES))
def test_the_learners_word_alone_never_pays_less_than_half_or_than_both_were_there(theirs, students, said):
    one = known(theirs, students)
    if is_enough(one, said):
        assert said >= half_of(one.session)
        assert said >= min(minutes_of(theirs, students), MINUTES) - 2
    assert 1 <= minutes_unsaid(one, STUDENT) <= MINUTES
