"""Who is second waits for who is first: rows that transactions queue up at."""

from typing import Any

from django.db import connection, models
from django.db.models import F, QuerySet


class LockableModel(models.Model):
    """A model whose rows `lock_rows` can lock."""

    lock_count = models.IntegerField(default=0, editable=False)

    class Meta:
        abstract = True


def lock_rows(rows: QuerySet[Any, Any]) -> int:
    """Lock `rows` of a LockableModel until the transaction is over; returns how many there are.

    Call it in a transaction of `skillswap.db.run`, before reading what the decision depends on. Whoever locks the same
    rows meanwhile waits (PostgreSQL, SQLite) or is run again from the start (MongoDB), and so reads what this
    transaction wrote. Filter by a state to lock only what is still in it: 0 says that it no longer is.
    """
    if connection.features.has_select_for_update:
        return len(lock_in_order(rows))
    return rows.update(lock_count=F("lock_count") + 1)  # MongoDB sees no conflict in an update that changes nothing


def lock_in_order(rows: QuerySet[Any, Any]) -> list[Any]:
    """Before a transaction updates several rows: lock them in one order, so that two never wait for each other.

    Only PostgreSQL needs it, where ending such a deadlock takes a second; the others lock all, or run again at once.
    Returns the keys of the rows that are locked: none on the others.
    """
    if not connection.features.has_select_for_update:
        return []
    return list(rows.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
