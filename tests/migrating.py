"""A test database as it was before a migration, and back again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@contextmanager
def migrated_back(app: str, migration: str) -> Iterator[Any]:
    """Inside, the tables of `app` are as after `migration`; gives its models of then by `get_model`.

    Leaving brings them up to date, with the rows that were made inside. The test needs `transaction=True`.
    """
    call_command("migrate", app, migration, verbosity=0)
    try:
        yield MigrationLoader(connection).project_state([(app, migration)]).apps
    finally:
        call_command("migrate", verbosity=0)
