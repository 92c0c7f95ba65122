"""Every write of every operation goes through `skillswap.db.run`, and passwords are hashed on threads of their own."""

import pytest
from django.contrib.auth.hashers import get_hasher
from django.db import connection

from skillswap import db
from skillswap.db.pool import SIGN_IN
from skillswap.http.view_pools import pool_of
from tests.contract.calls import ask
from tests.contract.who_may import EXPECTED


@pytest.fixture
def hashed(monkeypatch):
    """What is called while a password is made or compared; each takes 18 ms of a core."""
    calls, hasher = [], type(get_hasher())
    for name in ("encode", "verify"):
        method = getattr(hasher, name)
        monkeypatch.setattr(hasher, name, lambda *args, method=method: calls.append(1) or method(*args))
    return calls


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("operation", [operation for operation in EXPECTED if not operation.startswith("GET ")])
def test_every_write_is_tried_again_until_the_deadline(operation, world, api, hashed, settings):
    """It is inside `skillswap.db.run`: a lock that is gone within the request's time is not noticed at all."""
    outside = []

    def watch(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not db.is_running():
            outside.append(sql)
        return execute(sql, params, many, context)

    client = api(world.owner)
    with connection.execute_wrapper(watch):
        ask(client, operation, world, world.owner)
    assert outside == []
    method, route = operation.split(" ")
    assert not hashed or pool_of(method, f"/{route}", settings.ROOT_URLCONF) is SIGN_IN
