"""Any sequence of what people, a moderator and time do to sessions does what the model of the rules says."""

import datetime as dt

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.learning.machine import SessionMachine
from tests.learning.series_machine import SeriesMachine

# The rules are the same on every engine. SQLite's suite searches; the others see that their statements keep to them.
# MongoDB commits in tests, and what follows a commit holds minutes of a series at once: the model has that as a rule.
MACHINE = SessionMachine if connection.vendor == "mongodb" else SeriesMachine
EXAMPLES, STEPS = (18, 50) if connection.vendor == "sqlite" else (6, 25)


@pytest.mark.django_db
def test_a_session_that_is_held_and_one_that_is_cancelled_do_what_the_model_says():
    """Whatever the random sequences below reach, these two ends are reached."""
    machine = MACHINE()
    steps = [
        lambda: machine.request(teacher=0, student=1, span=dt.timedelta(hours=14), minutes=60, agree=True),
        lambda: machine.meet(at=0, as_teacher=True, both=True, report=False),
        lambda: machine.go_on(at=0, as_teacher=True, minutes=30, answer=True, early=False),
        lambda: machine.end(at=0, as_teacher=False, number=None, dispute=False),
        lambda: machine.request(teacher=0, student=1, span=dt.timedelta(hours=30), minutes=30, agree=True),
        lambda: machine.cancel(at=0, as_teacher=False),
    ]
    for step in steps:
        step()
        machine.minutes_are_the_models_and_their_sum_is_zero()
        machine.sessions_are_the_models()
    machine.teardown()
    assert [session.status for session in machine.community.sessions] == ["completed", "cancelled"]
    assert machine.community.sessions[0].minutes == 90


@pytest.mark.only_on("sqlite")  # see MACHINE; the statements are those of test_series.py
@pytest.mark.django_db
def test_a_series_of_which_one_is_missed_one_forgotten_and_one_held_late_does_what_the_model_says():
    machine = SeriesMachine()
    weekly = {"span": dt.timedelta(hours=30), "minutes": 60, "weeks": 3}
    steps = [
        lambda: machine.request_weekly(teacher=0, student=1, agree=True, **weekly),
        lambda: machine.propose(at=1, as_teacher=True, span=dt.timedelta(hours=14), minutes=60, accept=True),
        lambda: machine.meet(at=0, as_teacher=True, both=False, report=True),
        lambda: machine.hold_next(at=0),
        *[lambda: machine.wait(minutes=60 * 25, then_due=True)] * 13,
        lambda: machine.cancel_rest(at=0, as_teacher=False),
    ]
    for step in steps:
        step()
        machine.minutes_are_the_models_and_their_sum_is_zero()
        machine.sessions_are_the_models()
    machine.teardown()
    assert [session.status for session in machine.community.sessions] == ["no_show", "abandoned", "cancelled"]
    assert machine.community.available[:2] == [210, 90], "half of the missed one and of the one cancelled too late"


@pytest.mark.slow
@pytest.mark.django_db
def test_sessions_do_what_their_model_says():
    run_state_machine_as_test(
        MACHINE,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
