"""Every periodic job goes on when the first thing it finds cannot be done: the rest is done, the error is logged.

A new periodic job fails here until somebody has said how its first row fails.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.utils.module_loading import autodiscover_modules
from huey.contrib.djhuey import HUEY

from accounts.models import DataExport, Device, User
from accounts.services import cleanup, export_files
from chat.models import Attachment, Conversation, Message
from chat.services import attachments, ring_conversations, unread_mails
from learning.busy.fetching import Fetched
from learning.models import BusyCalendar, Status
from learning.services import busy, busy_runs
from learning.services import due as due_sessions
from matching.models import SavedSearch
from matching.services import search_checks, search_create
from notifications.mail import purging, sending
from notifications.models import Mail
from reviews.models import Review
from reviews.services import showing, writing
from rings import nearby
from rings.models import Ring, RingSearch
from rings.services import expiring as ring_expiring
from rings.services import finding
from skillswap import jobs
from skillswap.db.fields import now_ms
from skillswap.db.ids import first_id_at
from skillswap.models import Job
from swaps.models import Swap
from swaps.services import expiring
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say, uploaded
from tests.factories.learning import held_session, session_between
from tests.factories.rings import agreed_ring, proposed_ring
from tests.factories.swaps import proposal

PAST = dt.timedelta(days=60)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_the_morning() -> Iterator[None]:
    """Mails wait for the end of quiet hours: at night nothing would be sent."""
    with time_machine.travel("2026-11-21T09:30:00Z", tick=True):
        yield


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
    fails_first(monkeypatch, due_sessions, "refund")
    return lambda: one.__class__.objects.filter(status=Status.EXPIRED).count()


def two_reviews(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        teacher, student = UserFactory(), UserFactory()
        session = held_session(teacher, student)
        writing.review_write(session=session, by=student, stars=5)
    Review.objects.update(shows_at=now_ms())
    fails_first(monkeypatch, showing, "ratings_refresh")
    return lambda: Review.objects.filter(is_shown=True).count()


def two_swaps(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        proposal(UserFactory(), UserFactory())
    Swap.objects.update(expires_at=now_ms())
    fails_first(monkeypatch, expiring, "publish_and_notify")
    return lambda: Swap.objects.filter(status=Swap.Status.EXPIRED).count()


def two_rings(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        proposed_ring(*(UserFactory() for _ in range(3)))
    Ring.objects.update(expires_at=now_ms())
    fails_first(monkeypatch, ring_expiring, "ring_end")
    return lambda: Ring.objects.filter(status=Ring.Status.EXPIRED).count()


def two_ring_conversations(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        agreed_ring(*(UserFactory() for _ in range(3)))
    Conversation.objects.update(closes_at=now_ms())
    fails_first(monkeypatch, ring_conversations, "_close")
    return lambda: Conversation.objects.filter(closes_at=None).count()


def two_changed(monkeypatch: Any) -> Callable[[], int]:
    """Two members with whom rings are to be looked for."""
    searched: list[UUID] = []
    monkeypatch.setattr(finding, "rings_find_of", lambda user_id: searched.append(user_id))
    RingSearch.objects.all().delete()
    for _ in range(2):
        RingSearch.objects.create(member_id=UserFactory().pk, due_at=now_ms())
    fails_first(monkeypatch, finding, "rings_find_of")
    return lambda: len(searched)


def two_portions(monkeypatch: Any) -> Callable[[], int]:
    searched: list[list[UUID]] = []
    monkeypatch.setattr(nearby, "PORTION", 1)
    monkeypatch.setattr(finding, "_find_among", lambda ids: searched.append(ids))
    for _ in range(2):
        UserFactory()
    fails_first(monkeypatch, finding, "_find_among")
    return lambda: len(searched)


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
    fails_first(monkeypatch, cleanup, "_remove")
    fails_first(monkeypatch, cleanup, "_ended_devices_remove")
    fails_first(monkeypatch, export_files, "_purge")
    return lambda: 2 - max(User.objects.filter(is_verified=False).count(), DataExport.objects.count())


def two_files(monkeypatch: Any) -> Callable[[], int]:
    """Two that were never sent."""
    for _ in range(2):
        member, other = UserFactory(), UserFactory()
        file = uploaded(conversation_between(member, other), member)
        pk = first_id_at(now_ms() - PAST)
        Attachment.objects.filter(pk=file.pk).delete()
        file.pk = UUID(int=pk.int + Attachment.objects.count())
        file.save(force_insert=True)
    fails_first(monkeypatch, attachments, "file_delete")
    return lambda: 2 - Attachment.objects.count()


def two_mails(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        proposal(UserFactory(), UserFactory())
    fails_first(monkeypatch, sending, "judge")
    return lambda: Mail.objects.exclude(state=Mail.State.WAITING).count()


def two_old_mails(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        proposal(UserFactory(), UserFactory())
    Mail.objects.update(state=Mail.State.SENT, ended_at=now_ms() - PAST)
    fails_first(monkeypatch, purging, "_delete")
    return lambda: 2 - Mail.objects.count()


def two_unread(monkeypatch: Any) -> Callable[[], int]:
    """Two conversations in which a message waits since before the last look."""
    unread_mails.unread_mails_plan()
    unread_mails.UnreadMailScan.objects.update(until=now_ms() - dt.timedelta(hours=1))
    for _ in range(2):
        member, other = UserFactory(), UserFactory()
        message = say(conversation_between(member, other), member, "Hello")
        row = Message.objects.get(pk=message["id"])
        Message.objects.filter(pk=row.pk).delete()
        row.pk = UUID(int=first_id_at(now_ms() - dt.timedelta(minutes=20)).int + Message.objects.count())
        row.save(force_insert=True)
    fails_first(monkeypatch, unread_mails, "_plan")
    return lambda: Mail.objects.count()


def two_calendars(monkeypatch: Any) -> Callable[[], int]:
    monkeypatch.setattr(busy_runs, "fetch", lambda url, etag: Fetched(None))
    for _ in range(2):
        busy.busy_calendar_set(user_id=UserFactory().pk, url="https://calendar.invalid/a.ics")
    # On MongoDB they were fetched at once, as nothing here waits for a commit.
    BusyCalendar.objects.update(state="waiting", due_at=now_ms())
    fails_first(monkeypatch, busy_runs, "_store")
    return lambda: BusyCalendar.objects.filter(state="ok").count()


def two_searches(monkeypatch: Any) -> Callable[[], int]:
    for _ in range(2):
        search_create(user=UserFactory(), name="Guitar", view="people", query={"q": "guitar"})
    fails_first(monkeypatch, search_checks, "new_people")
    return lambda: SavedSearch.objects.filter(due_at__gt=now_ms()).count()


FIRST_FAILS = {
    "busy_calendars_due": two_calendars,
    "sessions_due": two_sessions,
    "reviews_due": two_reviews,
    "expire_swaps": two_swaps,
    "expire_rings": two_rings,
    "close_ring_conversations": two_ring_conversations,
    "find_rings_of_changed": two_changed,
    "find_rings_of_all": two_portions,
    "deliver_jobs": two_jobs,
    "clean_up": two_accounts,
    "purge_attachments": two_files,
    "saved_searches": two_searches,
    "send_mails": two_mails,
    "purge_mails": two_old_mails,
    "plan_unread_mails": two_unread,
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
