"""With whom a member could hold a lesson: what suggestions can be narrowed to, and what changes of theirs would alter.

Somebody is within reach who shares a language with them (as far as both say what they speak), a whole hour of the week
in which both are free, and a topic in which the level and the way of teaching suit. Pure.
"""

from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

import numpy as np

from matching.index.asking import Asking, Row
from matching.index.columns import Columns, mode_bits
from matching.index.weeks import on_clocks, shares_hour, week_bits
from skills.models import LEVEL_RANK, SkillType

Array = np.ndarray
OTHER_SIDE = {SkillType.OFFER.value: SkillType.LEARN.value, SkillType.LEARN.value: SkillType.OFFER.value}


class Reach:
    """What stands between `asking.me` and each member of the index, by row: everything is True where nothing does."""

    def __init__(self, columns: Columns, asking: Asking) -> None:
        self.columns, self.asking = columns, asking
        self.size = len(columns.ids)

    @cached_property
    def now(self) -> Array:
        """Who is within reach as things are."""
        return self.topics & self.speaks & self.meets

    def within(self, rows: Array) -> Array:
        """Those of these rows who are within reach: shared time, which costs most, is looked at for few."""
        rows = rows[(self.topics & self.speaks)[rows]]
        return rows[self.free_in(week_bits(self.asking.me.availability), rows)]

    @cached_property
    def topics(self) -> Array:
        """Who shares a topic that suits."""
        found = np.zeros(self.size, bool)
        for kind, skills in self.mine:
            for topic, mine in skills.items():
                found[self.suited(kind, topic, mine)] = True
        return found

    @property
    def mine(self) -> tuple[tuple[str, dict[UUID, Row]], ...]:
        """The member's own skills by topic, with their type."""
        return (SkillType.LEARN.value, self.asking.wants), (SkillType.OFFER.value, self.asking.offers)

    def suited(self, kind: str, topic: UUID, mine: Row) -> Array:
        """The rows of members whose skill on the topic suits this one of the member's, which is of type `kind`."""
        rows = self.columns.skills_about(topic, OTHER_SIDE[kind])
        return self.columns.skills["person"][rows[self.suits(kind, rows, mine)]]

    def suits(self, kind: str, rows: Array, mine: Row) -> Array:
        """Which of these skills of others suit one of `kind` with this level and mode: who teaches knows enough."""
        skills = self.columns.skills
        level = LEVEL_RANK[mine["level"]]
        enough = skills["level"][rows] >= level if kind == SkillType.LEARN else skills["level"][rows] <= level
        return enough & (skills["modes"][rows] & mode_bits(mine["mode"] or "") != 0)

    @cached_property
    def speaks(self) -> Array:
        """Who shares a language."""
        return self.speaking(self.asking.me.languages)

    def speaking(self, languages: Iterable[str]) -> Array:
        """Who shares one of these; everybody while one of the two says none."""
        mine = np.uint64(self.columns.language_bits(languages))
        theirs = self.columns.people["languages"][: self.size]
        return (theirs & mine != 0) | (theirs == 0) | (mine == 0)

    @cached_property
    def meets(self) -> Array:
        """Who shares a free hour, of those with a topic or a language in common: of others nobody asks."""
        found = np.zeros(self.size, bool)
        rows = np.flatnonzero(self.topics | self.speaks)
        found[rows] = self.free_in(week_bits(self.asking.me.availability), rows)
        return found

    def free_in(self, bits: int, rows: Array) -> Array:
        """Which of these rows share an hour of this week of the member's."""
        if not bits or not len(rows):
            return np.zeros(len(rows), bool)
        me, now = self.asking.me, int(self.asking.now.timestamp())
        clocks = on_clocks(bits, me.timezone, self.columns.zones, now)
        people = self.columns.people
        return shares_hour(people["week"][rows] & clocks[people["zone"][rows]])

    def others(self) -> Array:
        """Everybody whom the member may be shown."""
        found = np.ones(self.size, bool)
        found[self.columns.rows_of(self.asking.nobody)] = False
        return found
