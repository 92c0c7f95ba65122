"""Every operation of the document, called with what the document allows and with what it does not.

Never a 5xx; every answer has a status, a content type and a shape that the document names.
"""

import json
from pathlib import Path

import pytest
import schemathesis
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.models import User
from skillswap.wsgi import application
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.rings import proposed_ring
from tests.factories.skills import offers, wants
from tests.factories.swaps import agreed_swap, proposal
from tests.plugins.isolation import shared_rows

# What a body may hold and what is refused is the same on every engine: the cases made from the document's limits, and
# most of those made by chance, are SQLite's. Two of each operation show that the others can answer it at all; what
# only they would refuse, NUL and half a character, has tests of its own there (test_texts.py).
EVERYWHERE = connection.vendor != "sqlite"
EXAMPLES = 2 if EVERYWHERE else 12
PHASES = [*([] if EVERYWHERE else [Phase.explicit]), Phase.generate, Phase.shrink]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

schema = schemathesis.openapi.from_dict(json.loads(Path(settings.BASE_DIR, "client", "openapi.json").read_text()))
schema.app = application
schema.config.phases.coverage.enabled = not EVERYWHERE  # it makes them while tests are collected


@pytest.fixture
def one_transaction():
    """The end of a request would close the connection, and with it what the test's transaction wrote."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def make_somebody():
    """A member with something of everything, so that lists are not empty."""
    member, other = UserFactory(), UserFactory()
    offers(member, "JavaScript")
    wants(member, "Guitar")
    offers(other, "Guitar")
    wants(other, "JavaScript")
    talk = conversation_between(member, other)
    say(talk, other, "Hello")
    proposal(member, other)
    agreed_swap(other, member)
    proposed_ring(member, other, UserFactory())
    give(member, 300)
    return member


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    """The member for all operations; what one of them writes is undone."""
    with shared_rows(django_db_blocker, make_somebody) as member:
        yield member


@pytest.fixture
def somebody(made_once, db, one_transaction):
    return User.objects.get(pk=made_once.pk)


class Caller:
    """A member's program, with the headers of its requests."""

    def __init__(self, member):
        self.member = member
        self.sign_in()

    def sign_in(self):
        from accounts.services import device_sign_in

        access = device_sign_in(user=self.member, name="Test").access
        self.headers = {"Authorization": f"Bearer {access}", "Accept-Encoding": "identity"}


@pytest.fixture
def caller(somebody):
    return Caller(somebody)


@pytest.mark.slow
@schema.parametrize()
@hypothesis(
    max_examples=EXAMPLES,
    phases=PHASES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_the_server_does_what_its_document_says(case, caller):
    answer = case.call(headers=caller.headers)
    if answer.status_code == 401:  # an earlier example may have signed this device out
        caller.sign_in()
        answer = case.call(headers=caller.headers)
    case.validate_response(answer, checks=CHECKS)
