"""Transactions mean the same on every engine."""

import functools
import gc
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, IntegrityError, OperationalError, connection, connections
from django.db.models import F
from pymongo.errors import PyMongoError

from skillswap import db
from skillswap.db import deadline, transactions
from skillswap.errors import Busy
from tests.plugins.locks import database_locked

pytestmark = pytest.mark.django_db(transaction=True)


def kinds(label: str) -> int:
    return ContentType.objects.filter(app_label=label).count()


@pytest.fixture(autouse=True)
def _leave_nothing():
    yield
    ContentType.objects.filter(app_label__startswith="test-").delete()


def test_what_fails_inside_a_transaction_leaves_nothing():
    def write():
        with db.atomic():
            ContentType.objects.create(app_label="test-a", model="one")
            raise ValueError

    with pytest.raises(ValueError):
        write()
    assert kinds("test-a") == 0


def test_a_transaction_reads_what_it_wrote():
    with db.atomic():
        ContentType.objects.create(app_label="test-a", model="one")
        assert kinds("test-a") == 1
    assert kinds("test-a") == 1


def test_a_nested_block_falls_with_the_outer_one():
    def write():
        with db.atomic():
            with db.atomic():
                ContentType.objects.create(app_label="test-a", model="one")
            raise ValueError

    with pytest.raises(ValueError):
        write()
    assert kinds("test-a") == 0


def test_commit_hooks_run_after_the_outermost_block_and_not_after_a_failure():
    heard = []

    def write(name: str, *, fail: bool) -> None:
        with db.atomic():
            db.on_commit(lambda: heard.append(name))
            assert name not in heard
            if fail:
                raise ValueError

    write("kept", fail=False)
    with pytest.raises(ValueError):
        write("dropped", fail=True)
    assert heard == ["kept"]


def test_a_failing_commit_hook_does_not_undo_or_repeat_the_write():
    tries = []

    def hook():
        raise OperationalError("database is locked")

    def write():
        tries.append(1)
        ContentType.objects.create(app_label="test-a", model="one")
        db.on_commit(hook)

    db.run(write)
    assert (len(tries), kinds("test-a")) == (1, 1)


def test_a_duplicate_is_caught_outside_the_transaction_and_life_goes_on():
    ContentType.objects.create(app_label="test-a", model="one")

    def write():
        ContentType.objects.create(app_label="test-b", model="one")
        ContentType.objects.create(app_label="test-a", model="one")

    with pytest.raises(IntegrityError):
        db.run(write)
    assert kinds("test-b") == 0
    db.run(ContentType.objects.create, app_label="test-b", model="two")
    assert kinds("test-b") == 1


def test_a_conflict_is_run_again_and_another_error_is_not(monkeypatch):
    monkeypatch.setattr(transactions, "is_conflict", lambda error: "again" in str(error))
    tries = []

    def write(words: list[str]) -> int:
        tries.append(1)
        if len(tries) <= len(words):
            raise DatabaseError(words[len(tries) - 1])
        return len(tries)

    assert db.run(write, ["again", "again"]) == 3
    tries.clear()
    with pytest.raises(DatabaseError):
        db.run(write, ["no"])
    assert len(tries) == 1


def test_a_conflict_that_does_not_end_is_told_as_busy(monkeypatch, settings):
    monkeypatch.setattr(transactions, "is_conflict", lambda error: True)
    settings.REQUEST_SECONDS = 0.05

    def write() -> None:
        raise DatabaseError("locked")

    with pytest.raises(Busy) as busy:
        db.run(write)
    assert busy.value.status == 503


@pytest.mark.only_on("sqlite", "postgresql")
def test_a_lock_that_lasts_longer_than_a_request_is_busy_and_one_that_ends_is_not_noticed(settings):
    settings.REQUEST_SECONDS = 0.2
    make = functools.partial(db.run, ContentType.objects.create, app_label="test-a", model="one")
    with database_locked(), pytest.raises(Busy):
        make()
    assert kinds("test-a") == 0
    settings.REQUEST_SECONDS = 60
    held, release = threading.Event(), threading.Event()
    with ThreadPoolExecutor(1) as holder:
        holder.submit(hold, held, release)
        held.wait()
        threading.Timer(0.3, release.set).start()
        make()
    assert kinds("test-a") == 1


def hold(held: threading.Event, release: threading.Event) -> None:
    with database_locked():
        held.set()
        release.wait()
    connections.close_all()


def test_a_request_s_deadline_counts_for_all_its_transactions_together(settings):
    settings.REQUEST_SECONDS = 60
    with deadline.within(-1), pytest.raises(Busy):
        db.run(conflict)


def conflict() -> None:
    """As each engine says it."""
    error = {
        "sqlite": OperationalError("database is locked"),
        "postgresql": OperationalError(),
        "mongodb": DatabaseError(),
    }
    raise error[connection.vendor] from Conflicting()


class Conflicting(Exception):
    sqlstate = "40001"

    def has_error_label(self, label: str) -> bool:
        return True


@pytest.mark.only_on("mongodb")
def test_mongodb_has_no_longer_than_the_request():
    with db.time_limit(60):
        db.run(ContentType.objects.create, app_label="test-a", model="one")
        assert kinds("test-a") == 1
    with db.time_limit(0), pytest.raises((DatabaseError, PyMongoError)) as late:
        ask_on()
    assert db.is_busy(late.value)


def ask_on() -> None:
    while True:  # until the time is over
        kinds("test-a")


def test_a_service_joins_the_transaction_around_it():
    @db.transactional
    def service() -> bool:
        ContentType.objects.create(app_label="test-a", model="one")
        return db.in_transaction()

    def write():
        with db.atomic():
            assert service()
            raise ValueError

    with pytest.raises(ValueError):
        write()
    assert kinds("test-a") == 0
    assert service()
    assert not db.in_transaction()


def test_a_balance_cannot_be_spent_twice_by_eight_threads():
    """The pattern that services use: a conditional update, retried on conflict."""
    from realtime.models import Inbox
    from tests.factories.accounts import UserFactory

    purse = UserFactory().pk
    Inbox.objects.update_or_create(user_id=purse, defaults={"cursor": 10})

    def spend(_: int) -> int:
        try:
            rich = Inbox.objects.filter(pk=purse, cursor__gte=1)
            return db.run(rich.update, cursor=F("cursor") - 1)
        finally:
            if connection.vendor != "mongodb":
                connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        spent = sum(threads.map(spend, range(40)))
    assert (spent, Inbox.objects.get(pk=purse).cursor) == (10, 0)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("fails", ["a lock", "a duplicate"])
def test_a_failed_statement_leaves_no_cursor_to_the_garbage_collector(fails, settings):
    settings.REQUEST_SECONDS, settings.LOCK_SECONDS = 0.05, 0.01
    name = {"app_label": "test-cursors", "model": "once"}
    db.run(ContentType.objects.create, **name)
    gc.collect()
    gc.disable()
    before = cursors()
    try:
        with database_locked() if fails == "a lock" else nullcontext(), suppress(Busy, IntegrityError):
            db.run(ContentType.objects.create, **name)
        assert cursors() == before
    finally:
        gc.enable()


def cursors():
    return sum(issubclass(type(thing), sqlite3.Cursor) for thing in gc.get_objects())
