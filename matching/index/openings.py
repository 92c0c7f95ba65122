"""Which single change of a member's would bring how many more people among their suggestions. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import numpy as np

from matching.index.asking import Asking
from matching.index.columns import LANGUAGES, NOBODY, Columns
from matching.index.reach import OTHER_SIDE, Array, Reach
from matching.index.weeks import week_bits
from skills.models import LEVEL_RANK, Level, Mode, SkillType

EACH = 3  # of one kind that are told, those that open most
SHOWN = 2  # people of each who are named
# What "I can teach this" and "I want to learn this" add.
TEACHES_AS, LEARNS_AS = Level.INTERMEDIATE.value, Level.BEGINNER.value
PARTS = (("09:00", "12:00"), ("13:00", "17:00"), ("18:00", "21:00"))  # of a day that somebody could be free in


@dataclass(frozen=True)
class Opening:
    """A change and how many people it brings; `people` are those who joined last of them.

    `code` is `teach` or `learn` (a `topic`, with `level`), `language` (a code), `free` (`weekday`, `start`, `end`),
    `level` (of a wish on `topic`, down to `level`), `any_mode` (of the skill of type `kind` on `topic`), `bring_back`
    (whom they dismissed), or `show_all` (who is left out by `lesson_possible`).
    """

    code: str
    count: int
    people: tuple[UUID, ...] = ()
    topic: UUID | None = None
    kind: str = ""
    level: str = ""
    language: str = ""
    weekday: int | None = None
    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class Openings:
    """How many people a member is suggested as things are, and what would bring more, what brings most first."""

    matches: int
    found: list[Opening]


def openings_of(columns: Columns, asking: Asking, dismissed: Iterable[UUID]) -> Openings:
    """`asking.nobody` is who stays away whatever the member changes; `dismissed` whom they could bring back."""
    return _Search(columns, asking, dismissed).all()


class _Search:
    def __init__(self, columns: Columns, asking: Asking, dismissed: Iterable[UUID]) -> None:
        self.columns, self.asking = columns, asking
        self.reach = Reach(columns, asking)
        self.others = self.reach.others()
        aside = np.zeros(self.reach.size, bool)
        aside[columns.rows_of(dismissed)] = True
        self.aside = aside & self.others
        self.shown = self.others & ~aside
        self.matched = self._shares() if not asking.lesson_possible else self.reach.now
        self.missing = self.shown & ~self.matched  # whom a change could bring

    def all(self) -> Openings:
        kinds = [self._topics("teach"), self._topics("learn"), self._bring_back()]
        if self.asking.lesson_possible:
            kinds += [self._languages(), self._free(), self._levels(), self._any_mode(), self._show_all()]
        found = [one for kind in kinds for one in sorted(kind, key=lambda one: -one.count)[:EACH]]
        found.sort(key=lambda one: -one.count)
        return Openings(int((self.matched & self.shown).sum()), found)

    def _shares(self) -> Array:
        """Who shares a topic."""
        found = np.zeros(self.reach.size, bool)
        for kind, skills in self.reach.mine:
            for topic in skills:
                found[self.columns.skills["person"][self.columns.skills_about(topic, OTHER_SIDE[kind])]] = True
        return found

    def _opening(self, code: str, new: Array, **about: Any) -> Iterator[Opening]:
        """One opening for these rows of people, nothing when there are none."""
        if len(new):
            joined = self.columns.people["joined"][new]
            newest = new[np.argsort(joined, kind="stable")[::-1][:SHOWN]]
            yield Opening(code, len(new), tuple(UUID(int=self.columns.ids[at]) for at in newest), **about)

    def _topics(self, code: str) -> Iterator[Opening]:
        """Topics that the member does not teach, or want, yet; the EACH that bring most."""
        kind, level = (SkillType.OFFER, TEACHES_AS) if code == "teach" else (SkillType.LEARN, LEARNS_AS)
        mine = self.asking.offers if code == "teach" else self.asking.wants
        skills = {name: column[: self.columns.used] for name, column in self.columns.skills.items()}
        rows = np.flatnonzero(
            (skills["key"] % 2 == (OTHER_SIDE[kind] == SkillType.OFFER)) & (skills["person"] != NOBODY)
        )
        new = self.missing
        if self.asking.lesson_possible:
            rows = rows[self.reach.suits(kind, rows, {"level": level, "mode": ""})]
            new = new & self.reach.speaks & self.reach.meets
        rows = rows[new[skills["person"][rows]]]
        topics = skills["key"][rows] // 2
        counts = np.bincount(topics, minlength=len(self.columns.topics))
        counts[[self.columns.topics[topic] for topic in mine if topic in self.columns.topics]] = 0
        ids = list(self.columns.topics)
        for number in np.argsort(-counts, kind="stable")[:EACH]:
            people = skills["person"][rows[topics == number]] if counts[number] else rows[:0]
            yield from self._opening(code, people, topic=ids[number], level=level)

    def _bring_back(self) -> Iterator[Opening]:
        """Nobody is named: the member does not want to see them."""
        for opening in self._opening("bring_back", np.flatnonzero(self.aside & self.matched)):
            yield replace(opening, people=())

    def _show_all(self) -> Iterator[Opening]:
        yield from self._opening("show_all", np.flatnonzero(self.missing & self._shares()))

    def _languages(self) -> Iterator[Opening]:
        new = np.flatnonzero(self.missing & self.reach.topics & self.reach.meets & ~self.reach.speaks)
        theirs = self.columns.people["languages"][new]
        for language, bit in self.columns.languages.items():
            if bit < LANGUAGES:  # further ones share a bit
                yield from self._opening(
                    "language", new[theirs >> np.uint64(bit) & np.uint64(1) != 0], language=language
                )

    def _free(self) -> Iterator[Opening]:
        new = np.flatnonzero(self.missing & self.reach.topics & self.reach.speaks & ~self.reach.meets)
        week = week_bits(self.asking.me.availability)
        for weekday in range(7):
            for start, end in PARTS:
                slot = {"weekday": weekday, "start": start, "end": end}
                free = self.reach.free_in(week | week_bits([slot]), new)
                yield from self._opening("free", new[free], **slot)

    def _levels(self) -> Iterator[Opening]:
        """Wishes for which a lower level brings somebody: the highest that brings as many as the lowest."""
        for topic, mine in self.asking.wants.items():
            lower = [level for level in Level.values if LEVEL_RANK[level] < LEVEL_RANK[mine["level"]]]
            found = [(self._changed(SkillType.LEARN, topic, mine | {"level": level}), level) for level in lower]
            if found:
                new, level = max(found, key=lambda one: (len(one[0]), LEVEL_RANK[one[1]]))
                yield from self._opening("level", new, topic=topic, kind=SkillType.LEARN.value, level=level)

    def _any_mode(self) -> Iterator[Opening]:
        for kind, skills in self.reach.mine:
            for topic, mine in skills.items():
                if mine["mode"] in Mode.values:
                    new = self._changed(kind, topic, mine | {"mode": ""})
                    yield from self._opening("any_mode", new, topic=topic, kind=kind)

    def _changed(self, kind: str, topic: UUID, mine: dict[str, Any]) -> Array:
        """Whom the member would reach if their skill on the topic were so."""
        people = self.reach.suited(kind, topic, mine)
        return people[(self.missing & self.reach.speaks & self.reach.meets)[people]]
