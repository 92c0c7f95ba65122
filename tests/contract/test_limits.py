"""Only what was made counts: whatever is refused leaves all counters as they were."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as product
from limits.storage import MemoryStorage, RedisStorage
from rest_framework.test import APIClient

from skillswap.http import throttling
from tests.contract.calls import body_for
from tests.contract.test_reads import everything
from tests.contract.who_may import EXPECTED

REFUSALS = {400, 401, 403, 404, 409, 413, 415}
MADE = {
    "sign_up",
    "mail",
    "message",
    "message_unanswered",
    "message_edit",
    "reaction",
    "session",
    "session_extend",
    "session_pair",
    "session_edit",
    "swap",
    "swap_pair",
    "push",
    "export",
    "report",
    "avatar",
    "attachment",
    "unsubscribe",
    "document",
    "document_large",
    "document_awareness",
    "document_merge",
    "summary",
    "material",
    "busy_calendar",
}
CALLS = {"address", "discover", "message_search", "skill_search", "slots"}  # of what only reads, each call counts
CALLS |= {"call_join", "call_signal"}  # commands of the socket
WRONG = ({"no": "value"}, str(uuid4()), "2001-01-01T10:00:00Z", -1)
GUESSES = {
    "sign_in",
    "sign_in_address",
    "sign_in_account",
}  # a wrong password costs a try


@pytest.fixture
def limits_on(settings: Any) -> None:
    settings.RATE_LIMITS_ENABLED = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | dict.fromkeys(CALLS | GUESSES, "100000 per day")


def counters() -> dict[str, int]:
    """How often each limit was used, without those that count calls or guesses."""
    store = throttling.storage()
    if isinstance(store, MemoryStorage):
        found = {key: len(events) for key, events in store.events.items() if events}
    else:
        assert isinstance(store, RedisStorage)
        redis = store.get_connection()
        found = {str(key): redis.llen(key) for key in redis.keys(store.prefixed_key("*"))}
    return {key: count for key, count in found.items() if not any(f"/{name}/" in key for name in CALLS | GUESSES)}


def bodies(operation: str, world: Any, who: Any) -> list[Any]:
    """What a well-meaning client sends, nothing, rubbish, and each field spoiled in turn.

    A name that is taken is only found out by making the account.
    """
    right = body_for(operation, world, who)
    spoiled = [right | {name: value} for name in right for value in WRONG] if isinstance(right, dict) else []
    taken = [right | {"username": world.owner.username}] if operation == "POST api/auth/signup" else []
    return [right, *taken, {}, [], *spoiled]


def ask(client: APIClient, operation: str, world: Any, body: Any, key: str = "") -> int:
    method = operation.partition(" ")[0]
    headers = {"idempotency-key": key or uuid4().hex}
    kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
    sent = body if isinstance(body, bytes) else json.dumps(body)
    return client.generic(method, world.path(operation), sent, kind, headers=headers).status_code


def test_every_limit_says_whether_it_counts_what_was_made_or_calls():
    assert set(product.RATE_LIMITS) == MADE | CALLS | GUESSES


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("limits_on")
@pytest.mark.parametrize("operation", [one for one in EXPECTED if not one.startswith("GET")])
def test_what_is_refused_leaves_all_counters_as_they_were(operation, world, api):
    for who in (None, world.other, world.partner, world.owner):
        client = api(who) if who else APIClient()
        for body in bodies(operation, world, who):
            before = counters()
            if ask(client, operation, world, body) in REFUSALS:
                assert counters() == before, body


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("limits_on")
@pytest.mark.parametrize("operation", [one for one in EXPECTED if not one.startswith("GET")])
def test_the_same_again_that_changes_nothing_leaves_all_counters_as_they_were(operation, world, api):
    for who in (world.other, world.partner, world.owner):
        client, body, key, before = api(who), body_for(operation, world, who), uuid4().hex, counters()
        ask(client, operation, world, body, key)
        for again in (key, uuid4().hex) if counters() != before else ():
            rows, before = everything(), counters()
            ask(client, operation, world, body, again)
            if everything() == rows:
                assert counters() == before


@pytest.mark.usefixtures("limits_on")
def test_five_refused_requests_for_a_session_do_not_lock_anybody_out(world, api):
    client = api(world.other)
    right = body_for("POST api/sessions", world, world.other)
    for _ in range(6):
        assert ask(client, "POST api/sessions", world, right | {"scheduledTime": "2001-01-01T10:00:00Z"}) == 400
        assert ask(client, "POST api/sessions", world, right | {"skillId": str(uuid4())}) == 400
        assert ask(client, "POST api/sessions", world, right | {"teacherId": str(uuid4())}) == 404
    assert ask(client, "POST api/sessions", world, right) == 201
