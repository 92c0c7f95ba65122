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
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from skillswap.wsgi import application
from tests.factories.accounts import UserFactory
from tests.factories.chat import conversation_between, say
from tests.factories.credits import give
from tests.factories.skills import offers, wants
from tests.factories.swaps import agreed_swap, proposal

EXAMPLES = 12 if connection.vendor == "sqlite" else 4  # what a body may hold is the same on every engine
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

schema = schemathesis.openapi.from_dict(json.loads(Path(settings.BASE_DIR, "client", "openapi.json").read_text()))
schema.app = application


@pytest.fixture
def one_transaction():
    """The end of a request would close the connection, and with it what the test's transaction wrote."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def somebody(member, one_transaction):
    """A member with something of everything, so that lists are not empty."""
    other = UserFactory()
    offers(member, "JavaScript")
    wants(member, "Guitar")
    offers(other, "Guitar")
    wants(other, "JavaScript")
    talk = conversation_between(member, other)
    say(talk, other, "Hello")
    proposal(member, other)
    agreed_swap(other, member)
    give(member, 300)
    return member


@pytest.mark.slow
@schema.parametrize()
@hypothesis(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_the_server_does_what_its_document_says(case, somebody):
    from accounts.services import device_sign_in

    tokens = device_sign_in(user=somebody, name="Test")
    headers = {"Authorization": f"Bearer {tokens.access}", "Accept-Encoding": "identity"}
    case.call_and_validate(headers=headers, checks=CHECKS)
