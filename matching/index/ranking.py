"""Scores every candidate of a member at once, as `matching.scoring` scores one. Pure."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np

from matching.index.asking import Asking
from matching.index.columns import Columns
from matching.index.reach import Reach
from matching.index.weeks import QUARTER_MINUTES, on_clocks, week_bits
from matching.points import (
    LANGUAGE,
    LEVEL,
    MUTUAL,
    OVERLAP,
    TEACHES,
    WANTS,
    active_points,
    hours_apart,
    nearness_points,
    overlap_points,
    rated_points,
    teaches_points,
    wants_points,
)
from skills.models import LEVEL_RANK, SkillType

Array = np.ndarray
_DAY = 86_400
_BOTH_WAYS = 1000  # more than any score


@dataclass
class _Tally:
    """What each member of the index shares with the one who asks, by row."""

    teaches: Array
    wants: Array
    shared: Array
    suits: Array


def best_of(columns: Columns, asking: Asking, most: int) -> list[UUID]:
    """At most `most` members, in the order of `Scored.rank`: both ways first, then by score, then who joined last."""
    tally = _tally(columns, asking)
    rows = np.flatnonzero(tally.shared)
    if asking.lesson_possible:
        rows = Reach(columns, asking).within(rows)
    mutual = (tally.teaches[rows] > 0) & (tally.wants[rows] > 0)
    points = _points(columns, asking, tally, rows, mutual)
    rank = points + _BOTH_WAYS * mutual
    if len(rows) > most:
        # Nobody who is not among the best with all of the points for shared time can be among them with their own.
        hopeful = rank + OVERLAP + 1 >= np.partition(rank, -most)[-most]
        rows, points, mutual = rows[hopeful], points[hopeful], mutual[hopeful]
    score = np.minimum(100, np.rint(points + _overlap(columns, asking, rows))) + _BOTH_WAYS * mutual
    order = np.lexsort((columns.people["joined"][rows], score))[::-1][:most]
    return [UUID(int=columns.ids[row]) for row in rows[order]]


def _tally(columns: Columns, asking: Asking) -> _Tally:
    people, skills = len(columns.ids), columns.skills
    tally = _Tally(*(np.zeros(people, dtype) for dtype in ("i4", "i4", "i2", "i2")))
    for topic, mine in asking.wants.items():
        rows = columns.skills_about(topic, SkillType.OFFER)
        person = skills["person"][rows]  # each once: nobody has two offers on a topic
        tally.teaches[person] += teaches_points(mine["priority"])
        tally.shared[person] += 1
        tally.suits[person] += skills["level"][rows] >= LEVEL_RANK[mine["level"]]
    for topic, mine in asking.offers.items():
        rows = columns.skills_about(topic, SkillType.LEARN)
        person = skills["person"][rows]
        tally.wants[person] += wants_points(skills["priority"][rows].astype("i4"))
        tally.shared[person] += 1
        tally.suits[person] += LEVEL_RANK[mine["level"]] >= skills["level"][rows]
    tally.shared[columns.rows_of(asking.nobody)] = 0
    return tally


def _points(columns: Columns, asking: Asking, tally: _Tally, rows: Array, mutual: Array) -> Array:
    """All points but those for shared time."""
    people = {name: column[rows] for name, column in columns.people.items() if name != "week"}
    points = MUTUAL * mutual.astype("f8")
    points += np.minimum(TEACHES, tally.teaches[rows]) + np.minimum(WANTS, tally.wants[rows])
    points += LEVEL * tally.suits[rows] / tally.shared[rows]
    points += LANGUAGE * ((people["languages"] & np.uint64(columns.language_bits(asking.me.languages))) != 0)
    points += _nearness(columns, asking)[people["zone"]]
    if asking.me.show_last_seen:
        points += active_points(np.floor((asking.now.timestamp() - people["online"]) / _DAY))
    return points + rated_points(people["rating"])


def _nearness(columns: Columns, asking: Asking) -> Array:
    """The points for clocks that show nearly the same, by zone."""
    me: Any = asking.me
    return np.array([nearness_points(hours_apart(zone, me.timezone, asking.now)) for zone in columns.zones])


def _overlap(columns: Columns, asking: Asking, rows: Array) -> Array:
    """The points for shared time."""
    mine = week_bits(asking.me.availability)
    if not mine or not len(rows):
        return np.zeros(len(rows))
    clocks = on_clocks(mine, asking.me.timezone, columns.zones, int(asking.now.timestamp()))
    both = columns.people["week"][rows] & clocks[columns.people["zone"][rows]]
    return overlap_points(np.bitwise_count(both).sum(axis=1) * QUARTER_MINUTES)
