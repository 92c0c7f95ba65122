"""Every periodic job goes on when the first thing it finds cannot be done: the rest is done, the error is logged.

A new periodic job fails here until somebody has said how its first row fails.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils.module_loading import autodiscover_modules
from huey.contrib.djhuey import HUEY

from accounts import exporting, upkeep
from accounts.models import DataExport, Device, User
from learning.models import Review, Status
from learning.services import due as due_sessions
from learning.services import reviews
from skillswap import jobs
from skillswap.fields import now_ms
from skillswap.ids import first_id_at
from skillswap.models import Job
from swaps.models import Swap
from swaps.services import expiring
from tests.factories.accounts import UserFactory
from tests.factories.learning import session_between
from tests.factories.swaps import proposal
from tests.learning.made import held_lesson

PAST = dt.timedelta(days=60)
pytestmark = pytest.mark.django_db


def fails_first(monkeypatch: Any, module: Any, name: str) -> None:
    """The function `name` of `module` raises when it is called for the first time."""
    works, calls = getattr(module, name), []

    def failing(*args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("the first one cannot be done")
        return works(*args, **kwargs)

    failing.__name__ = name
    monkeypatch.setattr(module, name, failing)


def two_sessions(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        one = session_between(UserFactory(), UserFactory(), at=now_ms() + PAST, status=Status.REQUESTED)
        type(one).objects.filter(pk=one.pk).update(due_at=now_ms(), expires_at=now_ms())
    fails_first(monkeypatch, due_sessions, "settle_back")
    return lambda: one.__class__.objects.filter(status=Status.EXPIRED).count()


def two_reviews(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        teacher, student = UserFactory(), UserFactory()
        session = held_lesson(teacher, student)
        reviews.review_write(session=session, by=student, stars=5)
    Review.objects.update(shows_at=now_ms())
    fails_first(monkeypatch, reviews, "ratings_refresh")
    return lambda: Review.objects.filter(is_shown=True).count()


def two_swaps(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        proposal(UserFactory(), UserFactory())
    Swap.objects.update(expires_at=now_ms())
    fails_first(monkeypatch, expiring, "tell_changed")
    return lambda: Swap.objects.filter(status=Swap.Status.EXPIRED).count()


def two_jobs(monkeypatch: Any) -> Callable[[], int]:
    done: list[str] = []
    monkeypatch.setitem(jobs._jobs, "first", lambda: 1 / 0)
    monkeypatch.setitem(jobs._jobs, "second", lambda: done.append("second"))
    for name in ("first", "second"):
        Job.objects.create(name=name, due_at=now_ms())
    return lambda: len(done)


def two_accounts(monkeypatch: Any) -> Callable[[], int]:
    """Two of everything that is taken away at night: the first of each kind cannot be."""
    kept = UserFactory()
    for number in range(2):
        pk = first_id_at(now_ms() - PAST - dt.timedelta(days=number))
        UserFactory(pk=pk, is_verified=False, created_at=now_ms() - PAST)
        Device.objects.create(user=kept, refresh_id=f"{number}" * 32, ended=True, last_used_at=now_ms() - PAST)
        DataExport.objects.create(user=UserFactory(), created_at=now_ms() - PAST)
    fails_first(monkeypatch, upkeep, "_remove")
    fails_first(monkeypatch, upkeep, "_ended_devices_remove")
    fails_first(monkeypatch, exporting, "_purge")
    return lambda: 2 - max(User.objects.filter(is_verified=False).count(), DataExport.objects.count())


FIRST_FAILS = {
    "sessions_due": two_sessions,
    "reviews_due": two_reviews,
    "expire_swaps": two_swaps,
    "deliver_jobs": two_jobs,
    "clean_up": two_accounts,
}


def periodic() -> dict[str, Any]:
    autodiscover_modules("tasks")
    return {type(task).__name__: task for task in HUEY._registry.periodic_tasks}


def test_every_periodic_job_is_tried_here():
    assert set(periodic()) == set(FIRST_FAILS)


@pytest.mark.parametrize("name", FIRST_FAILS)
def test_a_first_row_that_raises_stops_nothing_behind_it(name, monkeypatch, caplog):
    count_done = FIRST_FAILS[name](monkeypatch)
    periodic()[name].execute()
    assert count_done() == 1
    assert "_failed" in caplog.text
