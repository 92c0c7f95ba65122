"""Somebody locks the database for longer than a request may take: nobody gets a 500, and nothing is written by half."""

import json

import pytest
from django.db import connection

from tests.contract.calls import ask, body_for, send
from tests.contract.conftest import make_world
from tests.contract.who_may import EXPECTED, Who
from tests.plugins.locks import database_locked

pytestmark = [pytest.mark.only_on("sqlite", "postgresql"), pytest.mark.django_db(transaction=True)]

NOTHING_TO_DO = {
    "POST api/auth/resend-verification",  # the owner's address is verified
    "PUT api/messages/<uuid:message_id>/read",  # a message of the owner's own
    "PUT compat/barter/api/messages/<uuid:message_id>/read",
    "DELETE api/chat/messages/<uuid:message_id>/reactions/<str:emoji>",  # nobody reacted
}
WITHOUT_DATABASE = {
    "GET api/config",
    "GET api/schema",
    "GET api/docs",
    "GET api/auth/oauth/outcome",
    "GET api/socket",
    "GET compat/platform/api/socket",
}
WRITING_GET = {"GET api/auth/socket"}  # a ticket


def is_read(operation: str) -> bool:
    return operation.startswith("GET ") and operation not in WRITING_GET


@pytest.fixture
def world(transactional_db):
    """Of this test alone, and committed: another connection locks it."""
    return make_world()


@pytest.fixture
def impatient(settings, transactional_db):
    """Short times: how long they are does not matter here, only that every way in ends with the same answer."""
    settings.REQUEST_SECONDS = 0.05
    settings.LOCK_SECONDS = 0.02
    usual = 3000
    statement = "PRAGMA busy_timeout = %d" if connection.vendor == "sqlite" else "SET lock_timeout = %d"
    with connection.cursor() as cursor:
        cursor.execute(statement % 20)
        yield
        cursor.execute(statement % usual)


def test_every_operation_answers_busy_while_the_database_is_locked(world, api, impatient):
    """Whatever would have been done: 503, the code `busy`, and when to come back."""
    client = api(world.owner)
    wrong = {}
    bodies = {operation: body_for(operation, world, world.owner) for operation in EXPECTED}
    with database_locked():
        for operation, statuses in EXPECTED.items():
            answer = send(client, operation, world, bodies[operation])
            if operation in WITHOUT_DATABASE or (connection.vendor == "sqlite" and is_read(operation)):
                expected = answer.status_code == Who.of(statuses).owner
            elif Who.of(statuses).owner < 400:
                expected = answer.status_code == 503
            else:
                expected = answer.status_code in (503, Who.of(statuses).owner)
            if answer.status_code == 503:
                expected = expected and json.loads(answer.said)["code"] == "busy" and int(answer["Retry-After"]) > 0
            if not expected:
                wrong[operation] = answer.status_code
    assert wrong.keys() <= NOTHING_TO_DO


def test_what_was_busy_works_when_the_lock_is_gone(world, api, impatient, settings):
    client = api(world.owner)
    with database_locked():
        assert ask(client, "POST api/skills", world, world.owner).status_code == 503
    settings.REQUEST_SECONDS = 10
    assert ask(client, "POST api/skills", world, world.owner).status_code == 201
