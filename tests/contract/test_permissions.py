"""Who may do what: every endpoint for nobody, its owner, another member, a banned one, and the staff.

What is left for a blocked one is in test_blocked.py.
A new endpoint fails here until somebody has said who may use it.
"""

import pytest
from django.db import connection
from rest_framework.test import APIClient

from tests.contract.calls import ask
from tests.contract.routes import operations
from tests.contract.who_may import EXPECTED, Who


def test_every_endpoint_says_who_may_use_it():
    assert {f"{method} {route}" for method, route in operations()} == set(EXPECTED)


# MongoDB is asked the same statements by other tests (`tests.plugins.statements`); who may is decided in Python, so
# PostgreSQL is asked by the owner alone, whose statements are those of all others and more.
WHO = ("other", "moderator", "admin", "owner") if connection.vendor == "sqlite" else ("owner",)  # who deletes is last


@pytest.mark.only_on("sqlite", "postgresql")
@pytest.mark.parametrize("operation", EXPECTED)
def test_who_may_do_what(operation, world, api):
    expected = Who.of(EXPECTED[operation])
    found = {"nobody": ask(APIClient(), operation, world, None).status_code}
    for name in WHO:
        who = getattr(world, name)
        found[name] = ask(api(who), operation, world, who).status_code
    assert found == {name: getattr(expected, name) for name in found}


@pytest.mark.only_on("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize("operation", EXPECTED)
def test_a_banned_member_may_do_nothing(operation, world, api):
    expected = Who.of(EXPECTED[operation])
    client = api(world.owner)
    world.owner.is_banned = True
    world.owner.save()
    answer = ask(client, operation, world, world.owner)
    assert answer.status_code == expected.banned
    if expected.nobody == 401 and expected.banned == 403:
        assert answer.json()["code"] == "banned"


@pytest.mark.only_on("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize("operation", EXPECTED)
def test_nobody_is_told_anothers_address(operation, world, api):
    for who in world.everyone:
        said = ask(api(who), operation, world, who).said.decode(errors="replace")
        foreign = [person.email for person in world.everyone if person is not who and person.email in said]
        # Whoever proves the password of an account by logging in is its owner.
        assert not foreign or operation.endswith("api/auth/login")
