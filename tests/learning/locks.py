"""Two transactions of which the second meets what the first has locked. PostgreSQL only: it shows who waits."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

from skillswap.db import atomic
from tests.plugins.processes import eventually
from tests.racing import PATIENCE_SECONDS, side_by_side


def second_meets(first: Callable[[], Any], second: Callable[[], Any], *, then: Callable[[], Any] = bool) -> list[Any]:
    """Call `first`, then `second` on another connection; `then` in the transaction of the first, before its commit.

    That comes once the second waits, or is done if nothing held it up. The outcomes of both.
    """
    begins, ends = threading.Event(), threading.Event()

    def one() -> Any:
        with atomic():
            outcome = first()
            begins.set()
            eventually(lambda: ends.is_set() or _somebody_waits(), "the second waits")
            then()
            return outcome

    def two() -> Any:
        assert begins.wait(PATIENCE_SECONDS)
        try:
            return second()
        finally:
            ends.set()

    return side_by_side(one, two)


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])
