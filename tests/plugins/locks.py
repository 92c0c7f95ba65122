"""Somebody else holds the database: a real lock, by a connection of its own."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from urllib.parse import urlsplit

import psycopg
from django.db import connection
from psycopg import sql


@contextmanager
def locked(url: str, *tables: str) -> Iterator[None]:
    """Inside, nobody can write anything (SQLite) or even read these tables (PostgreSQL; none named: all of ours)."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(urlsplit(url).path.removeprefix("/"), isolation_level=None)) as holder:
            holder.execute("PRAGMA busy_timeout=20000")
            holder.execute("BEGIN EXCLUSIVE")
            yield
            holder.execute("ROLLBACK")
        return
    with psycopg.connect(url.replace("postgres://", "postgresql://")) as holder:
        for table in tables or _tables(holder):
            holder.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(sql.Identifier(table)))
        yield
        holder.rollback()


def _tables(holder: psycopg.Connection) -> list[str]:
    found = holder.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return [name for (name,) in found]


@contextmanager
def table_locks() -> Iterator[Callable[[str], AbstractContextManager[None]]]:
    """A connection of its own to this process's test database on PostgreSQL: `with locked(table)`, again and again."""
    with psycopg.connect(url_of(connection.settings_dict).replace("postgres://", "postgresql://")) as holder:

        @contextmanager
        def locked(table: str) -> Iterator[None]:
            holder.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(sql.Identifier(table)))
            try:
                yield
            finally:
                holder.rollback()

        yield locked


def url_of(settings: dict) -> str:
    """The DATABASE_URL of a `connection.settings_dict`."""
    if settings["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{settings['NAME']}"
    return f"postgres://{settings['USER']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


def database_locked() -> AbstractContextManager[None]:
    """The database of this process's tests, locked."""
    return locked(url_of(connection.settings_dict))
