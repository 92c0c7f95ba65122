"""Reading changes nothing: the whole database is the same before and after every GET and HEAD."""

import pytest
from django.apps import apps
from rest_framework.test import APIClient

from tests.contract.routes import operations

READS = [route for method, route in operations() if method == "GET"]


def everything() -> dict[str, list[str]]:
    """Every row of every table of ours, as text."""
    return {
        model._meta.label: sorted(repr(sorted(row.items())) for row in model._base_manager.values())
        for model in apps.get_models()
        if model._meta.managed and model._meta.app_label not in ("contenttypes", "auth")
    }


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_changes_nothing_whoever_reads(method, world, api):
    members = [world.owner, world.partner, world.other, world.moderator]
    callers = [APIClient(), *(api(member) for member in members)]
    before, wrote = everything(), {}
    for route in READS:
        for client in callers:
            answer = client.generic(method, world.path(f"GET {route}"))
            if answer.streaming:
                answer.getvalue()  # a file is closed once it is read
        after = everything()
        if after != before:
            wrote[route] = [table for table in after if after[table] != before[table]]
        before = after
    assert wrote == {}


def test_a_write_would_be_noticed(world, api):
    before = everything()
    api(world.owner).post("/api/notifications/read-all")
    assert everything() != before
