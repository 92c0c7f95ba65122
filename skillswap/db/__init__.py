"""The database, the same on three engines: transactions, ids, fields, threads.

`transactions` has the only ones of the project, `conflicts` says what an error of the database means, `deadline` how
long it may be tried, `ids` and `fields` what models are made of, `batches` reads and deletes many rows, `pool` are the
threads, `mongo` is the engine for MongoDB.
"""

from skillswap.db.conflicts import is_busy, is_conflict
from skillswap.db.deadline import time_limit
from skillswap.db.transactions import (
    atomic,
    finish,
    in_transaction,
    is_running,
    on_commit,
    run,
    together,
    transactional,
)

__all__ = [
    "atomic",
    "finish",
    "in_transaction",
    "is_busy",
    "is_conflict",
    "is_running",
    "on_commit",
    "run",
    "time_limit",
    "together",
    "transactional",
]
