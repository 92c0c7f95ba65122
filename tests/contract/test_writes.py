"""Every write of every operation goes through `skillswap.db.run`."""

import pytest
from django.db import connection

from skillswap import db
from tests.contract.test_permissions import EXPECTED, ask


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("operation", [operation for operation in EXPECTED if not operation.startswith("GET ")])
def test_every_write_is_tried_again_until_the_deadline(operation, world, api):
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
