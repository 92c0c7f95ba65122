"""Members and their skills as columns of arrays: a row for each member, a row for each skill, both only ever added.

Skills are sorted by what they are about up to the last `arrange`, so that those of a topic lie side by side; what came
since lies behind them. Not for several threads at once: `following` has the lock.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import numpy as np

from matching.index.weeks import WORDS, as_words, week_bits
from skills.models import LEVEL_RANK, Mode, SkillType

PERSON = ("id", "timezone", "languages", "rating", "last_online_at", "show_last_seen", "availability")
SKILL = ("user_id", "topic_id", "type", "level", "priority", "mode", "created_at")
SkillRow = tuple[UUID, UUID, str, str, int, str, dt.datetime]
UNSORTED = 5000  # skills that may lie behind the sorted ones
LANGUAGES = 63  # that have a bit of their own; all further ones share the last
NOBODY = -1  # whose skill a row is that counts no longer

_PEOPLE = {"joined": "u8", "zone": "i2", "languages": "u8", "rating": "f8", "online": "f8"}
_SKILLS = {"key": "i4", "person": "i4", "level": "i1", "priority": "i1", "modes": "i1", "made": "u4"}
_MODES = {mode: 1 << at for at, mode in enumerate(Mode.values)}


class Columns:
    """`people` and `skills` are the columns by name; `ids` the members by row, as whole numbers."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.row_of: dict[int, int] = {}
        self.people = {name: np.zeros(64, dtype) for name, dtype in _PEOPLE.items()} | {
            "week": np.zeros((64, WORDS), "u8")
        }
        self.skills = {name: np.zeros(64, dtype) for name, dtype in _SKILLS.items()}
        self.used = self.sorted = 0
        self.zones: dict[str, int] = {}
        self.topics: dict[UUID, int] = {}  # their numbers
        self.categories: dict[UUID, str] = {}  # of topics, as far as the board asked for them
        self.languages: dict[str, int] = {}  # their bits
        self._starts = np.zeros(1, "i8")

    def people_put(self, rows: Iterable[dict[str, Any]]) -> None:
        """Add members, or bring what is known of them up to date. Rows of PERSON."""
        for row in rows:
            number = row["id"].int
            at = self.row_of.setdefault(number, len(self.ids))
            if at == len(self.ids):
                self.ids.append(number)
                self.people = _with_room(self.people, at + 1)
                self.people["joined"][at] = number >> 64
            self.people["zone"][at] = self.zones.setdefault(row["timezone"], len(self.zones))
            self.people["languages"][at] = self.language_bits(row["languages"])
            self.people["rating"][at] = row["rating"] or 0.0
            seen = row["last_online_at"] if row["show_last_seen"] else None
            self.people["online"][at] = seen.timestamp() if seen else 0.0
            self.people["week"][at] = as_words(week_bits(row["availability"]))

    def skills_put(self, rows: Iterable[SkillRow]) -> None:
        """Add skills (tuples of SKILL) of members who are known; others are left out."""
        found = [
            (
                self.topics.setdefault(topic, len(self.topics)) * 2 + (kind == SkillType.OFFER),
                at,
                LEVEL_RANK[level],
                priority,
                mode_bits(mode),
                int(made.timestamp()),
            )
            for user_id, topic, kind, level, priority, mode, made in rows
            if (at := self.row_of.get(user_id.int)) is not None
        ]
        if found:
            self.skills = _with_room(self.skills, self.used + len(found))
            for name, values in zip(_SKILLS, zip(*found, strict=True), strict=True):
                self.skills[name][self.used : self.used + len(found)] = values
            self.used += len(found)

    def skills_drop(self, user_ids: Iterable[UUID]) -> None:
        """No skill of these members counts any longer."""
        rows = self.rows_of(user_ids)
        person = self.skills["person"][: self.used]
        person[np.isin(person, rows)] = NOBODY

    def arrange(self) -> None:
        """Sort the skills, and leave out those that count no longer."""
        live = np.flatnonzero(self.skills["person"][: self.used] != NOBODY)
        order = live[np.argsort(self.skills["key"][live], kind="stable")]
        self.skills = {name: column[order] for name, column in self.skills.items()}
        self.used = self.sorted = len(order)
        self._starts = np.searchsorted(self.skills["key"], np.arange(2 * len(self.topics) + 1))

    def skills_about(self, topic: UUID, kind: str) -> np.ndarray:
        """The rows of skills of that type on a topic."""
        if (number := self.topics.get(topic)) is None:
            return np.zeros(0, "i8")
        key = number * 2 + (kind == SkillType.OFFER)
        behind = np.flatnonzero(self.skills["key"][self.sorted : self.used] == key) + self.sorted
        if key + 1 < len(self._starts):
            behind = np.concatenate([np.arange(self._starts[key], self._starts[key + 1]), behind])
        return behind[self.skills["person"][behind] != NOBODY]

    def level_offered(self, topic: UUID, but: UUID) -> int | None:
        """The highest LEVEL_RANK at which anybody but this member offers the topic."""
        rows = self.skills_about(topic, SkillType.OFFER)
        others = rows[~np.isin(self.skills["person"][rows], self.rows_of([but]))]
        return int(self.skills["level"][others].max()) if len(others) else None

    def rows_of(self, user_ids: Iterable[UUID]) -> list[int]:
        """The rows of those of these members who are known."""
        return [at for user_id in user_ids if (at := self.row_of.get(user_id.int)) is not None]

    def language_bits(self, languages: Iterable[str]) -> int:
        """A bit for each language."""
        bits = 0
        for language in languages:
            bits |= 1 << min(self.languages.setdefault(language, len(self.languages)), LANGUAGES)
        return bits


def mode_bits(mode: str) -> int:
    """A bit for each way of teaching that the skill is for; all of them for any mode."""
    return _MODES.get(mode) or sum(_MODES.values())


def _with_room(columns: dict[str, np.ndarray], rows: int) -> dict[str, np.ndarray]:
    """The same columns, longer by half when they are too short."""
    room = len(next(iter(columns.values())))
    if rows <= room:
        return columns
    size = max(rows, room * 3 // 2)
    return {
        name: np.concatenate([column, np.zeros((size - room, *column.shape[1:]), column.dtype)])
        for name, column in columns.items()
    }
