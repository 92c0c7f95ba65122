"""Somebody locks one table alone: what needs it is `busy` until the deadline is over, and nothing is half done.

Each operation is tried with each table that it reads or writes, or that a foreign key of such a table leads to: the
database looks there too, some of it only at the commit.
"""

import json
import re
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from skillswap.db import atomic
from tests.contract.calls import body_for, send
from tests.contract.conftest import SESSIONS, make_world
from tests.plugins.locks import table_locks

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]

# a read and a write of each app
OPERATIONS = (
    "GET api/users/profile",
    "PATCH api/users/profile",
    "POST api/auth/login",
    "POST api/auth/socket",
    "GET api/skills/mine",
    "PATCH api/skills/<uuid:skill_id>",
    "GET api/discover",
    "GET api/matches/suggestions",
    "GET api/notifications",
    "POST api/notifications/read-all",
    "GET api/blocks",
    "POST api/reports",
    "GET api/chat/conversations",
    "POST api/chat/conversations/<uuid:conversation_id>/messages",
    "GET api/credits/transactions",
    "POST api/credits/transfer",
    "GET api/swaps",
    "POST api/swaps/<uuid:swap_id>/accept",
    "GET api/sessions",
    f"POST {SESSIONS}/accept",
    "GET api/users/<uuid:person_id>/reviews",
    "POST api/sessions/<uuid:session_id>/review",
    "GET api/rings",
    "POST api/rings/<uuid:ring_id>/accept",
    "POST api/rings/<uuid:ring_id>/leave",
    f"GET {SESSIONS}/call",
    f"POST {SESSIONS}/documents/<str:document>/updates",
    f"PUT {SESSIONS}/summary",
    f"POST {SESSIONS}/materials",
    "POST api/sessions",
    "POST api/sessions/series",
    "POST api/swaps",
    "PUT api/calendar/busy",
    "POST api/searches",
    "POST api/searches/<uuid:search_id>/seen",
    "PUT api/auth/second-factor",
    "DELETE api/auth/passkeys/<uuid:passkey_id>",
    "POST api/auth/recovery-codes",
)
CALLER = {"POST api/credits/transfer": "admin"}
PATIENCE_MS = 5
MODELS = {model._meta.db_table: model for model in apps.get_models()}


@pytest.fixture
def impatient(settings, transactional_db):
    """Short times: how long they are does not matter here."""
    settings.LOCK_SECONDS = PATIENCE_MS / 1000
    settings.REQUEST_SECONDS = 2 * settings.LOCK_SECONDS
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {PATIENCE_MS}")
        yield
        cursor.execute("SET lock_timeout = 3000")


@pytest.fixture
def call(transactional_db, api):
    """`call(operation)`: it, ready to go however much is locked then; called twice, it is the same call again."""
    world = make_world()
    callers = {name: getattr(world, name) for name in ("owner", "admin")}
    clients = {name: api(who) for name, who in callers.items()}

    def prepared(operation):
        name = CALLER.get(operation, "owner")
        body, key = body_for(operation, world, callers[name]), uuid4().hex
        return lambda: send(clients[name], operation, world, body, key=key)

    return prepared


def tables_of(make):
    """The tables that a request reads or writes, and those that their foreign keys lead to. The request is undone."""
    statements = []

    def note(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    with atomic(), connection.execute_wrapper(note):
        assert make().status_code < 300
        connection.set_rollback(True)
    named = {name for sql in statements for name in re.findall(r'"(\w+)"', sql)} & MODELS.keys()
    keys = [field for name in named for field in MODELS[name]._meta.concrete_fields if field.remote_field]
    return named | {field.related_model._meta.db_table for field in keys if field.db_constraint}


def contents():
    """What all tables hold, as numbers that change with any row."""
    each = " UNION ALL ".join(
        f"SELECT '{name}', count(*), coalesce(sum(hashtext(t::text)::bigint), 0) FROM \"{name}\" t" for name in MODELS
    )
    with connection.cursor() as cursor:
        cursor.execute(each)
        return sorted(cursor.fetchall())


def what_is_wrong(answer, before, again):
    """What is not as promised, or None. The table is free again.

    Some are busy only when they read what they answer: then all is done, and the same call again says so and does
    nothing more.
    """
    if answer.status_code != 503:
        return None if answer.status_code < 300 else answer.status_code
    if json.loads(answer.said)["code"] != "busy" or int(answer["Retry-After"]) < 1:
        return answer.said
    after = contents()
    if after == before:
        return None
    repeated = again()
    return None if repeated.status_code < 300 and contents() == after else (repeated.status_code, repeated.said)


def test_each_table_locked_alone_makes_busy_what_needs_it_and_leaves_nothing_half_done(call, impatient):
    busy, wrong = set(), {}
    with table_locks() as locked:
        for operation in OPERATIONS:
            for table in sorted(tables_of(call(operation))):
                make, before = call(operation), contents()
                with locked(table):
                    answer = make()
                if answer.status_code == 503:
                    busy.add(operation)
                if fault := what_is_wrong(answer, before, make):
                    wrong[operation, table] = fault
    assert wrong == {}
    assert busy == set(OPERATIONS)
