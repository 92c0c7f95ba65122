"""Leaving nothing behind where a test cannot be rolled back, without paying for Django's full flush.

Django empties every table and then makes content types and permissions again, which costs up to 140 ms
a test. Here those two stay, and on MongoDB only the collections that the test wrote are emptied.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

import pytest
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection
from django.test import TransactionTestCase

from skillswap.db import atomic

KEPT = {"django_migrations", "django_content_type", "auth_permission"}
Made = TypeVar("Made")
_written: set[str] = set()
_shared: set[str] = set()


def empty_what_was_written(_case: TransactionTestCase) -> None:
    """Replaces TransactionTestCase's flush."""
    if connection.vendor == "mongodb":
        both = _written & _shared
        _empty(_written)
        assert not both, f"this test wrote to {both}, which holds what several tests read"
        return
    tables = [name for name in connection.introspection.table_names() if name not in KEPT]
    statements = connection.ops.sql_flush(no_style(), tables, reset_sequences=False, allow_cascade=True)
    connection.ops.execute_sql_flush(statements)


def _empty(collections: set[str]) -> None:
    while collections:
        connection.database[collections.pop()].delete_many({})


@contextmanager
def shared_rows(blocker: Any, make: Callable[[], Made]) -> Iterator[Made]:
    """What `make` writes stays for all tests of a module- or package-scoped fixture; yields what it returns.

    On SQL, what such a test writes is rolled back as always. On MongoDB it may only read: it fails otherwise.
    """
    with ExitStack() as stack:
        with blocker.unblock():
            if connection.vendor == "mongodb":
                made = make()
                _shared.update(_written)
                _written.clear()
            else:
                stack.enter_context(atomic())
                made = make()
        yield made
        with blocker.unblock():
            if connection.vendor == "mongodb":
                _empty(_shared)
            else:
                connection.set_rollback(True)
                stack.close()


@pytest.fixture(scope="session", autouse=True)
def _fast_isolation(django_db_setup: Any) -> Any:
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", empty_what_was_written)
    _written.clear()  # what migrations wrote stays
    yield
    patch.undo()


def pytest_configure() -> None:
    """On MongoDB, note the collections that anything writes to; before the first connection is made."""
    if not settings.DATABASE_IS_MONGO:
        return
    from pymongo import monitoring

    class Writes(monitoring.CommandListener):
        def started(self, event: monitoring.CommandStartedEvent) -> None:
            if event.command_name in ("insert", "update", "findAndModify"):
                _written.add(event.command[event.command_name])

        def succeeded(self, event: monitoring.CommandSucceededEvent) -> None: ...

        def failed(self, event: monitoring.CommandFailedEvent) -> None: ...

    monitoring.register(Writes())
