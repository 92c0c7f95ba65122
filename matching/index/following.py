"""Builds the index of this process when it begins to serve or at its first use, and keeps it up to date.

Each use reads who changed since the one before: a member's listing CHANGED is made anew whenever their profile or
skills change, so that its id says when. It costs one query, and two more when somebody did. Whoever hides, is banned,
leaves or has no skills any more has no listing: that is known once they are proposed, and what counts people reads
Unlisted before, in one query more. What tells nobody (when a member was here last, a ban that ran out) is known when
the index is built anew, beside the old one, after REBUILT.
"""

import datetime as dt
import logging
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from uuid import UUID

from django.db import connections
from django.utils import timezone

from accounts.models import User
from matching.index.asking import Asking
from matching.index.board import Among, TopicCount, topic_counts
from matching.index.columns import PERSON, SKILL, UNSORTED, Columns
from matching.index.openings import Openings, openings_of
from matching.index.ranking import best_of
from matching.models import CHANGED, Listing, Unlisted
from skills.models import Skill, Topic
from skillswap.db.ids import first_id_at
from skillswap.errors import Busy

log = logging.getLogger(__name__)

REBUILT = 3600.0  # seconds
WAITS = 5.0  # seconds for which a request waits for others, who take some milliseconds each
_LATE = dt.timedelta(seconds=10)  # by which a row may become visible later than its id says
_AT_ONCE = 5000


class MembersIndex:
    """The index of this process. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Build it anew at the next use: for tests, whose rows are undone."""
        self._columns: Columns | None = None
        self._since = timezone.now()
        self._known: set[UUID] = set()  # changes that were read, of the last seconds
        self._ended = self._since  # up to when Unlisted was read
        self._built = 0.0
        self._building = False

    def prepare(self) -> None:
        """Build it, unless it is there. Whoever asks meanwhile waits for it, WAITS at most."""
        with self._lock:
            if self._columns is None:
                self._take(*built())

    def best(self, asking: Asking, most: int) -> list[UUID]:
        """At most `most` members who share topics with who asks, the best first. One query, three after changes."""
        with self._held():
            return best_of(self._current(), asking, most)

    def openings(self, asking: Asking, dismissed: Collection[UUID]) -> Openings:
        """What single changes of who asks would bring more people. Two queries, four after changes."""
        with self._held():
            return openings_of(self._exact(), asking, dismissed)

    def best_levels(self, topics: Iterable[UUID], but: UUID) -> dict[UUID, int]:
        """The highest LEVEL_RANK at which anybody but this member offers each of these topics; without those that
        nobody offers. Two queries, four after changes."""
        with self._held():
            columns = self._exact()
            found = {topic: columns.level_offered(topic, but) for topic in topics}
        return {topic: level for topic, level in found.items() if level is not None}

    def topic_counts(self, among: Among, now: dt.datetime) -> list[TopicCount]:
        """How many people offer and want each topic. Two queries, four after changes; one more for new topics."""
        with self._held():
            columns = self._exact()
            _categories_read(columns)
            return topic_counts(columns, among, now)

    def read_again(self, user_ids: Collection[UUID]) -> None:
        """Who was proposed and may not be shown, or shares nothing, is known as the database has them now.

        Now, and not as whoever asks found them: meanwhile they may have changed, and that change may have been read.
        """
        with self._held():
            if self._columns is not None:
                _read(self._columns, user_ids)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """For a request, which keeps a thread meanwhile: Busy after WAITS, as while a large index is being built."""
        if not self._lock.acquire(timeout=WAITS):
            raise Busy
        try:
            yield
        finally:
            self._lock.release()

    def _current(self) -> Columns:
        if self._columns is None:
            self._take(*built())
            return self._columns  # type: ignore[return-value]
        if time.monotonic() - self._built > REBUILT and not self._building:
            self._building = True
            threading.Thread(target=self._build_beside, name="members-index", daemon=True).start()
        self._follow(self._columns)
        return self._columns

    def _exact(self) -> Columns:
        """Without those who lost their listing since the last time."""
        columns, now = self._current(), timezone.now()
        ended = Unlisted.objects.filter(id__gt=first_id_at(self._ended - _LATE))
        _read(columns, set(ended.values_list("user_id", flat=True)))
        self._ended = now
        return columns

    def _take(self, columns: Columns, known: set[UUID], since: dt.datetime) -> None:
        self._columns, self._known, self._since, self._built = columns, known, since, time.monotonic()
        self._ended = since

    def renew(self) -> None:
        """Build it anew beside the old one, which serves until then."""
        new = built()
        with self._lock:
            self._take(*new)

    def _build_beside(self) -> None:
        try:
            self.renew()
        except Exception:
            log.exception("The index of members was not built anew")
            self._built = time.monotonic()  # the old one is good for as long again
        finally:
            self._building = False
            connections.close_all()

    def _follow(self, columns: Columns) -> None:
        now, changes = timezone.now(), _changes(self._since)
        _read(columns, {user_id for change, user_id in changes.items() if change not in self._known})
        self._known, self._since = set(changes), now


def _changes(since: dt.datetime) -> dict[UUID, UUID]:
    """Who changed since then, or some seconds before, by change: one query."""
    changes = Listing.objects.filter(key=CHANGED, id__gt=first_id_at(since - _LATE))
    return dict(changes.values_list("id", "user_id"))


def built() -> tuple[Columns, set[UUID], dt.datetime]:
    """All members who may be found with their skills, the latest changes in it, and its time. Three queries."""
    now = timezone.now()
    known = set(_changes(now))
    return _columns_built(), known, now


def _columns_built() -> Columns:
    columns = Columns()
    columns.people_put(User.objects.public().values(*PERSON).iterator(_AT_ONCE))
    skills = Skill.objects.visible().values_list(*SKILL).iterator(_AT_ONCE)
    while batch := list(islice(skills, _AT_ONCE)):
        columns.skills_put(batch)
    columns.arrange()
    return columns


def _read(columns: Columns, user_ids: Iterable[UUID]) -> None:
    """Bring these members up to date. Two queries for each _AT_ONCE of them, none for nobody."""
    waiting = iter(user_ids)
    while ids := list(islice(waiting, _AT_ONCE)):
        people = list(User.objects.public().filter(pk__in=ids).values(*PERSON))
        public = [person["id"] for person in people]  # so their skills are visible
        rows = list(Skill.objects.filter(user_id__in=public).values_list(*SKILL))
        columns.people_put(people)
        columns.skills_drop(ids)
        columns.skills_put(rows)
    if columns.used - columns.sorted > UNSORTED:
        columns.arrange()


def _categories_read(columns: Columns) -> None:
    """The categories of the topics that came since the last time. A query for each _AT_ONCE of them, none for none."""
    waiting = iter(columns.topics.keys() - columns.categories.keys())
    while ids := list(islice(waiting, _AT_ONCE)):
        columns.categories |= dict.fromkeys(ids, "")
        columns.categories |= dict(Topic.objects.filter(pk__in=ids).values_list("pk", "category"))


members_index = MembersIndex()
