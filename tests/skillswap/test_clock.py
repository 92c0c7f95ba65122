"""A pretended time, for what makes a past."""

import datetime as dt

from skillswap import clock
from skillswap.db.fields import now_ms
from skillswap.db.ids import uuid7


def test_a_pretended_time_is_in_rows_and_ids_and_ends():
    then = now_ms() - dt.timedelta(days=9)
    with clock.pretending(then):
        assert now_ms() == then
        one, two = uuid7(), uuid7()
    assert one < two < uuid7()
    assert int.from_bytes(one.bytes[:6], "big") == int(then.timestamp() * 1000)
    assert now_ms() > then
