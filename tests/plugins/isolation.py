"""Leaving nothing behind where a test cannot be rolled back, without paying for Django's full flush.

On SQLite the database begins as a copy of the one that `product.migrate` keeps: applying each migration takes 9 s of a
processor in each of the processes, and it is the same file for all of them.

Django empties every table and then makes content types and permissions again, which costs up to 140 ms
a test. Here those two stay, and on MongoDB only the collections that the test wrote are put back (mongo_rows).
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.conf import settings
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.test import TransactionTestCase

from skillswap.db import atomic
from tests.plugins import mongo_rows, product

KEPT = {"django_migrations", "django_content_type", "auth_permission"}
Made = TypeVar("Made")


def empty_what_was_written(_case: TransactionTestCase) -> None:
    """Replaces TransactionTestCase's flush."""
    if connection.vendor == "mongodb":
        mongo_rows.put_back()
        return
    tables = [name for name in connection.introspection.table_names() if name not in KEPT]
    if connection.vendor == "postgresql":
        _delete_all_rows(tables)
        return
    statements = connection.ops.sql_flush(no_style(), tables, reset_sequences=False, allow_cascade=True)
    connection.ops.execute_sql_flush(statements)


def _delete_all_rows(tables: list[str]) -> None:
    """TRUNCATE makes new files for each table and index, hundreds of them, where a test wrote to three.

    As a replica, which only a superuser may ask for, PostgreSQL runs no triggers, those of foreign keys neither, so the
    order does not matter.
    """
    deletes = " ".join(f"DELETE FROM {connection.ops.quote_name(name)};" for name in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN SET LOCAL session_replication_role = replica; {deletes} END $$")


def written_by_others() -> None:
    """Other processes write to this test's database: all of it is emptied afterwards, on MongoDB too."""
    if connection.vendor == "mongodb":
        mongo_rows.note_all(KEPT)


def shared_rows(blocker: Any, make: Callable[[], Made]) -> AbstractContextManager[Made]:
    """What `make` writes is there for all tests of a module- or package-scoped fixture; yields what it returns.

    What a test adds, changes or deletes is undone after it, on every engine.
    """
    return (mongo_rows.shared if connection.vendor == "mongodb" else _shared_on_sql)(blocker, make)


@contextmanager
def _shared_on_sql(blocker: Any, make: Callable[[], Made]) -> Iterator[Made]:
    """A transaction around those of the tests."""
    with ExitStack() as stack:
        with blocker.unblock():
            stack.enter_context(atomic())
            made = make()
        yield made
        with blocker.unblock():
            connection.set_rollback(True)
            stack.close()


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_use_migrations: bool) -> bool:
    """Replaces pytest-django's: the file that is there is not deleted, but brought up to date."""
    return connection.vendor == "sqlite" and django_db_use_migrations


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None, django_db_keepdb: bool) -> None:
    """Replaces pytest-django's, which gives each of pytest-xdist's workers a name for its database."""
    if django_db_keepdb:
        file = Path(settings.DATABASES["default"]["TEST"]["NAME"])
        product.migrate(product.environment(file.parent, DATABASE_URL=f"sqlite:///{file}"))


@pytest.fixture(scope="session", autouse=True)
def _fast_isolation(django_db_setup: Any) -> Any:
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", empty_what_was_written)
    mongo_rows.forget_writes()  # what migrations wrote stays
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _hooks_wait_for_a_commit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """On SQL nothing that waits for a commit runs in a test that is rolled back, unless it asks for it. On MongoDB the
    service has committed, and would do every job of what a test only needs to be there.
    """
    unwanted = {"transactional_db", "django_capture_on_commit_callbacks"}.isdisjoint(request.fixturenames)
    mark = request.node.get_closest_marker("django_db")
    if unwanted and connection.vendor == "mongodb" and not (mark and mark.kwargs.get("transaction")):
        monkeypatch.setattr(
            type(connections[DEFAULT_DB_ALIAS]), "run_and_clear_commit_hooks", lambda here: here.run_on_commit.clear()
        )


def pytest_configure() -> None:
    if settings.DATABASE_IS_MONGO:
        mongo_rows.note_writes(KEPT)
