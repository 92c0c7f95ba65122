"""A teacher of guitar, a learner with five hours, and a clock that the test moves."""

from typing import Any

import pytest
import time_machine

from tests.factories.accounts import UserFactory
from tests.factories.credits import welcome
from tests.factories.skills import offers


@pytest.fixture(autouse=True)
def _no_limits(settings: Any) -> None:
    settings.RATE_LIMITS_ENABLED = False


@pytest.fixture
def clock() -> Any:
    """`clock.move_to(moment)`, `clock.shift(timedelta)`; it stands still otherwise."""
    with time_machine.travel("2026-11-21T09:30:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def teacher(db: None) -> Any:
    return UserFactory(name="Noor Teacher")


@pytest.fixture
def guitar(teacher: Any) -> Any:
    (skill,) = offers(teacher, "Guitar")
    return skill


@pytest.fixture
def student(db: None) -> Any:
    person = UserFactory(name="Ada Student")
    welcome(person, 300)
    return person
