"""Reading changes nothing: the whole database is the same before and after every GET and HEAD."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from rest_framework.test import APIClient

from tests.contract.routes import operations
from tests.plugins import mongo_rows

# System C's clients ask for their ticket by GET (COMPAT.md): a row that lapses within a minute. HEAD makes none.
GIVES_A_TICKET = "api/auth/socket"
# It catches up with the index of words first, which says nothing that the messages do not.
INDEXES = "api/chat/search"
READS = [route for method, route in operations() if method == "GET" and route not in (GIVES_A_TICKET, INDEXES)]


def everything() -> dict[str, list[str]]:
    """Every row of every table of ours, as text."""
    return {
        model._meta.label: sorted(repr(sorted(row.items())) for row in model._base_manager.values())
        for model in apps.get_models()
        if model._meta.managed and model._meta.app_label not in ("contenttypes", "auth")
    }


@contextmanager
def statements_watched() -> Iterator[Callable[[], list[str]]]:
    """Inside, the yielded function gives the writes since it was asked last, whether they changed anything or not."""
    noted: list[str] = []

    def note(execute: Any, sql: str, *more: Any) -> Any:
        if sql.split(None, 1)[0] in ("INSERT", "UPDATE", "DELETE"):
            noted.append(sql)
        return execute(sql, *more)

    def writes() -> list[str]:
        found = [*noted, *mongo_rows.writes()]
        noted.clear()
        return found

    with connection.execute_wrapper(note):
        writes()
        yield writes


@pytest.mark.parametrize(("method", "routes"), [("GET", READS), ("HEAD", [*READS, GIVES_A_TICKET])])
def test_reading_changes_nothing_whoever_reads(method, routes, world, api):
    """Every row is compared after each route that sent a write, and once more at the end."""
    members = [world.owner, world.partner, world.other, world.moderator]
    callers = [APIClient(), *(api(member) for member in members)]
    before, wrote = everything(), {}
    with statements_watched() as writes:
        for route in [*routes, None]:
            for client in callers if route else []:
                answer = client.generic(method, world.path(f"GET {route}"))
                if answer.streaming:
                    answer.getvalue()  # a file is closed once it is read
            if writes() or not route:
                after = everything()
                if after != before:
                    wrote[route] = [table for table in after if after[table] != before[table]]
                before = after
    assert wrote == {}


def test_a_write_would_be_noticed(world, api):
    before = everything()
    client = api(world.owner)
    with statements_watched() as writes:
        client.post("/api/notifications/read-all")
        assert writes()
    assert everything() != before
