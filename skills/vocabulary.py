"""Names in the memory of each process, for what an index of the database cannot find: texts with typing errors.

A vocabulary is small beside what it is of (thousands of topics, tens of thousands of words of names), at most LONGEST
texts, and only proposes: whatever it says is looked up in the database before anybody sees it, so one that is some
seconds behind does no harm. It is built at the first search that needs it, which takes less than a second, follows
the table by its newest id at each further one, and is built anew after REBUILT, which forgets what is gone.
"""

import bisect
import datetime as dt
import threading
import time
from collections.abc import Callable, Iterable
from uuid import UUID

from django.utils import timezone

from skillswap.db.ids import first_id_at

LONGEST = 100_000
REBUILT = 900.0  # seconds
_LATE = dt.timedelta(seconds=10)  # by which a row may become visible later than its id says

Rows = Iterable[tuple[str, UUID]]  # a text, and what it is a name of


_all: list["Vocabulary"] = []


def forget_all() -> None:
    """Build every vocabulary anew at its next use: for tests, whose rows are undone."""
    for vocabulary in _all:
        vocabulary.forget()


class Vocabulary:
    """Texts and what they name. `load` reads the newest LONGEST of all, `newer` those with a higher id."""

    def __init__(self, load: Callable[[int], Rows], newer: Callable[[UUID], Rows]) -> None:
        self._load, self._newer = load, newer
        self._lock = threading.Lock()
        self.forget()
        _all.append(self)

    def forget(self) -> None:
        """Build it anew at the next use."""
        self._named: dict[str, UUID] = {}
        self._sorted: list[str] | None = None
        self._seen: UUID | None = None
        self._built = 0.0

    def named(self) -> dict[str, UUID]:
        """Text → what it names. Do not change it. One query."""
        with self._lock:
            since = timezone.now() - _LATE
            if self._seen is None or time.monotonic() - self._built > REBUILT:
                self._named, self._sorted, self._built = dict(self._load(LONGEST)), None, time.monotonic()
            else:
                self._add(self._newer(self._seen))
            self._seen = first_id_at(since)
            return self._named

    def _add(self, rows: Rows) -> None:
        new = {text: of for text, of in rows if self._named.get(text) != of}
        if new:
            self._named = {**self._named, **new}
            self._sorted = None

    def beginning(self, text: str, *, limit: int) -> list[str]:
        """At most `limit` of the texts that begin so, by the alphabet. One query."""
        self.named()
        with self._lock:
            if self._sorted is None:
                self._sorted = sorted(self._named)  # which another thread may have made longer since
            texts = self._sorted
        first = bisect.bisect_left(texts, text)
        found = texts[first : first + limit]
        return [one for one in found if one.startswith(text)]
