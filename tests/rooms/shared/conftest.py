"""A session whose room is open, and its two people."""

import datetime as dt
from typing import Any

import pytest

from learning.models import Session, Status
from skillswap.db.fields import now_ms
from tests.factories.accounts import UserFactory
from tests.factories.learning import session_between


def running_session(teacher: Any, student: Any, **fields: Any) -> Session:
    """It began five minutes ago."""
    at = now_ms() - dt.timedelta(minutes=5)
    return session_between(teacher, student, at=at, **{"status": Status.IN_PROGRESS, **fields})


@pytest.fixture
def teacher(db: None) -> Any:
    return UserFactory(name="Noor Teacher")


@pytest.fixture
def student(db: None) -> Any:
    return UserFactory(name="Ada Student")


@pytest.fixture
def session(teacher: Any, student: Any) -> Session:
    return running_session(teacher, student)
