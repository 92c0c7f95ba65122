"""UUIDv7 keys."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from skillswap.db import ids
from skillswap.db.ids import uuid7


def test_ids_sort_in_the_order_they_were_made():
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert [str(key) for key in made] == sorted(str(key) for key in made)


def test_an_id_says_its_version_variant_and_millisecond(monkeypatch):
    monkeypatch.setattr(ids, "_last_tick", 0)  # tests that travel in time leave it in their future
    before = time.time_ns() // 1_000_000
    key = uuid7()
    after = time.time_ns() // 1_000_000
    assert key.version == 7
    assert key.variant == "specified in RFC 4122"
    assert before - 1 <= key.int >> 80 <= after + 1


def test_threads_never_make_the_same_id():
    together = threading.Barrier(4)

    def make(_: int) -> list:
        together.wait(60)
        return [uuid7() for _ in range(2000)]

    with ThreadPoolExecutor(4) as threads:
        made = [key for keys in threads.map(make, range(4)) for key in keys]
    assert len(set(made)) == 8000
